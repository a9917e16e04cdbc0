import { existsSync } from 'node:fs';
import type { Tree } from '@nx/devkit';
import { readMemory, writeMemory, type Memory } from './memory-file.ts';
import { ownCode } from './own-code.ts';
import { isForgetful } from './sealed-file.ts';
import { changedGroups, takeSnapshot, type Snapshot } from './snapshot.ts';

/** The code that this process runs; a daemon may outlive the sources that it was started from. */
const running = ownCode();

/** What is remembered of a workspace, beside what it is now. */
export interface Recollection {
  readonly snapshot: Snapshot;
  /** Absent where nothing is remembered, or by other code. */
  readonly memory?: Memory;
  /** Groups of files that are not as remembered. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Compare a workspace with what is remembered of it. Undefined where a memory would be of no use: for a tree in memory
 * or with changes that wait in it, with `PLUGWRIGHT_NO_CACHE=1`, and where this process runs other code than stands on the disk.
 */
export function recollect(tree: Tree): Recollection | undefined {
  if (isForgetful() || !existsSync(tree.root) || tree.listChanges().length > 0) return undefined;
  const snapshot = takeSnapshot(tree.root);
  if (snapshot === undefined || running === undefined || snapshot.code !== running) return undefined;
  const memory = readMemory(tree.root, snapshot.key);
  return memory === undefined ? { snapshot, changed: new Set() } : { snapshot, memory, changed: changedGroups(snapshot, memory) };
}

/** Whether everything is as it was when a plan found nothing to do. */
export function isInSync({ memory, changed }: Recollection): boolean {
  return memory !== undefined && changed.size === 0;
}

/** Files told by their content last time whose times tell by now: the next comparison need not read them. */
export function refresh({ snapshot, memory }: Recollection): void {
  if (memory === undefined || memory.contents.size === 0) return;
  const recent = new Set(snapshot.files.recent);
  const contents = new Map([...memory.contents].filter(([path]) => recent.has(path)));
  if (contents.size === memory.contents.size) return;
  remember(snapshot, { ...memory, contents });
}

/** What a plan adds to a snapshot. */
type Outcome = Omit<Memory, 'groups'>;

/** Remember the outcome of a plan that was made after a snapshot was taken. */
export function remember({ root, key, groups }: Snapshot, outcome: Outcome): void {
  if (process.env['NX_DRY_RUN'] === 'true') return;
  writeMemory(root, key, { ...outcome, groups: groups.digests(outcome.contents) });
}
