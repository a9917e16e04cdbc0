import { groupOf } from './covered.ts';
import type { FileRows } from './file-rows.ts';
import { digestOfRows } from './rows-digest.ts';

/** The rows of a snapshot by group. */
export interface GroupedRows {
  /** Digest of each group without some of the files; a group of nothing else has none. */
  digests(without: ReadonlyMap<string, unknown>): Map<string, string>;
}

/** Group rows; the digest of a whole group is made once. */
export function groupedRows(files: FileRows): GroupedRows {
  const members = new Map<string, number[]>();
  for (const [row, path] of files.paths.entries()) {
    const group = groupOf(path);
    const known = members.get(group);
    if (known === undefined) members.set(group, [row]);
    else known.push(row);
  }
  const whole = new Map<string, string>();
  const wholeOf = (group: string, rows: readonly number[]): string => {
    let digest = whole.get(group);
    if (digest === undefined) whole.set(group, (digest = digestOfRows(files, rows)));
    return digest;
  };
  return {
    digests(without) {
      const touched = new Set([...without.keys()].map(groupOf));
      const digests = new Map<string, string>();
      for (const [group, rows] of members) {
        const left = touched.has(group) ? rows.filter((row) => !without.has(files.paths[row] ?? '')) : rows;
        if (left.length > 0) digests.set(group, left.length === rows.length ? wholeOf(group, rows) : digestOfRows(files, left));
      }
      return digests;
    },
  };
}
