import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const notCommitted = new Set(['node_modules', '.nx', '.plugwright', 'dist', 'test-output', '.git']);

/** SHA-256 of every file that a workspace would commit, by path. */
export function treeDigest(folder: string, below = ''): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && !notCommitted.has(entry.name)) for (const [file, digest] of treeDigest(folder, path)) digests.set(file, digest);
    else if (entry.isFile())
      digests.set(
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      );
  }
  return digests;
}

/** The paths that one tree has and the other has not, or has otherwise; sorted. */
export function treeDifference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();
}
