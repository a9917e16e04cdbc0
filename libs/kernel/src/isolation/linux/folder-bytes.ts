import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How often a folder is looked at. */
const PERIOD_MS = 200;
/** What one look counts at most: a folder of so many files is not walked to its end, since that would keep the kernel from its work. */
const MOST_ENTRIES = 2_000;
const BLOCK_BYTES = 512;

/** What the files in a folder take of the disk, as far as a look goes; files that were removed and are still open are not seen. */
function bytesIn(folder: string): number {
  let bytes = 0;
  let left = MOST_ENTRIES;
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined && left > 0; next = folders.pop()) {
    let entries;
    try {
      entries = readdirSync(next, { withFileTypes: true });
    } catch {
      // It was removed meanwhile.
      continue;
    }
    for (const entry of entries.slice(0, left)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) folders.push(path);
      bytes += (lstatSync(path, { throwIfNoEntry: false })?.blocks ?? 0) * BLOCK_BYTES;
    }
    left -= entries.length;
  }
  return bytes;
}

/** A reader of what the files in a folder take, which looks a few times a second at most. */
export function folderBytes(folder: string): () => number {
  let bytes = 0;
  let lookedAt = -Infinity;
  return () => {
    const now = performance.now();
    if (now - lookedAt >= PERIOD_MS) {
      lookedAt = now;
      bytes = bytesIn(folder);
    }
    return bytes;
  };
}
