import type { SpecDocument } from '@plugwright/spec';
import { sameMembers } from '../equal.ts';

/** What a release writes itself, or what is about the release and not about the document. */
const ofTheRelease: ReadonlySet<string> = new Set(['version', 'releases', 'approvals', 'x-released']);

/** Whether two versions of a document say the same, whatever the order of the keys and what the release itself wrote. */
export function sameDocument(old: SpecDocument, current: SpecDocument): boolean {
  return old === current || old.raw === current.raw || sameMembers(old.raw, current.raw, ofTheRelease);
}
