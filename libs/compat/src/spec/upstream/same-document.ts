import type { SpecDocument } from '@plugwright/spec';
import { sameMembers } from '../equal.ts';

/** What a release writes itself, or what is about the release and not about the document. */
const ofTheRelease: ReadonlySet<string> = new Set(['version', 'releases', 'approvals', 'x-released']);

const compared = new WeakMap<SpecDocument, WeakMap<SpecDocument, boolean>>();

/** Whether two versions of a document say the same, whatever the order of the keys and what the release itself wrote. */
export function sameDocument(old: SpecDocument, current: SpecDocument): boolean {
  if (old === current || old.raw === current.raw) return true;
  // Judging the combinations of a matrix asks about the same versions again and again.
  const known = compared.get(old) ?? new WeakMap<SpecDocument, boolean>();
  compared.set(old, known);
  const same = known.get(current) ?? sameMembers(old.raw, current.raw, ofTheRelease);
  known.set(current, same);
  return same;
}
