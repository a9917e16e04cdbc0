import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

const ACCESS_MODE = 3;

/** A file that a process has open. */
export interface OpenFile {
  readonly path: string;
  readonly writes: boolean;
}

/** The regular files that a process has open at this moment; none where that cannot be seen. */
export function openFiles(pid: number): readonly OpenFile[] {
  const files: OpenFile[] = [];
  const base = join('/proc', String(pid));
  let handles: readonly string[] = [];
  try {
    handles = readdirSync(join(base, 'fd'));
  } catch {
    // It is gone, or another user's.
  }
  for (const handle of handles) {
    try {
      const path = readlinkSync(join(base, 'fd', handle));
      const [, flags = '0'] = /^flags:\s+([0-7]+)/m.exec(readFileSync(join(base, 'fdinfo', handle), 'utf8')) ?? [];
      if (path.startsWith('/') && !path.endsWith(' (deleted)')) files.push({ path, writes: (parseInt(flags, 8) & ACCESS_MODE) !== 0 });
    } catch {
      // It was closed meanwhile.
    }
  }
  return files;
}
