import { readFileSync } from 'node:fs';
import { groupOf } from './covered.ts';
import { digestOf } from './digest.ts';
import { fileRows, type FileRows } from './file-rows.ts';
import { groupedRows, type GroupedRows } from './grouped-rows.ts';
import { installedState } from './installed.ts';
import type { Memory } from './memory-file.ts';
import { ownCode } from './own-code.ts';

/** The state of a workspace at a moment, taken before anything of it is read. */
export interface Snapshot {
  readonly root: string;
  /** Stands for the code on the disk. */
  readonly code: string;
  /** Stands for the code and the installed packages. */
  readonly key: string;
  readonly files: FileRows;
  readonly groups: GroupedRows;
}

/** Take one; undefined where the state cannot be told. */
export function takeSnapshot(root: string): Snapshot | undefined {
  const files = fileRows(root);
  const code = ownCode();
  if (files === undefined || code === undefined) return undefined;
  return { root, code, key: `${code} ${installedState(root)}`, files, groups: groupedRows(files) };
}

/** Digest of a file's content; empty where it cannot be read. */
function contentOf(root: string, path: string): string {
  try {
    return digestOf(readFileSync(`${root}/${path}`));
  } catch {
    return '';
  }
}

/** The groups of files that are not as they are remembered. */
export function changedGroups({ root, files, groups }: Snapshot, memory: Memory): ReadonlySet<string> {
  const now = groups.digests(memory.contents);
  const present = memory.contents.size === 0 ? new Set() : new Set(files.paths);
  const changed = new Set<string>();
  for (const group of new Set([...now.keys(), ...memory.groups.keys()])) if (now.get(group) !== memory.groups.get(group)) changed.add(group);
  for (const [path, content] of memory.contents) {
    if (!changed.has(groupOf(path)) && (present.has(path) ? contentOf(root, path) : '') !== content) changed.add(groupOf(path));
  }
  return changed;
}

/** Contents of the files that were written too shortly before the snapshot for their times to tell. */
export function recentContents({ root, files }: Snapshot): Map<string, string> {
  return new Map(files.recent.map((path) => [path, contentOf(root, path)]));
}
