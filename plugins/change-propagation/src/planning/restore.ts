import { digestOf } from '../files/digest.ts';
import type { Folder } from '../files/folder.ts';
import type { Journal, Record } from '../store/journal.ts';

/** Targets that are no longer as the change left them. @throws FileTrouble */
export async function changedSince(folder: Folder, { changes }: Record): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { target, after } of changes) {
    const bytes = await folder.read(target);
    if (bytes === undefined || digestOf(bytes) !== after) changed.push(target);
  }
  return changed;
}

/**
 * Give every target that is as the change left it the bytes it had before; what somebody else wrote stays.
 * May be repeated after it broke off. @throws FileTrouble
 */
export async function restore(folder: Folder, journal: Journal, record: Record): Promise<void> {
  const last = record.changes.length - 1;
  for (const [back, { target, before, after }] of record.changes.toReversed().entries()) {
    const bytes = await folder.read(target);
    if (bytes === undefined || digestOf(bytes) !== after) continue;
    if (before === undefined) await folder.remove(target, record.folders[target] ?? []);
    else await folder.write(target, await journal.bytes(record.id, last - back));
  }
}
