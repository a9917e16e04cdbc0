import type { Bump, DocumentDiff, SpecChange } from '@plugwright/compat';
import { exceeds, higher } from '../versions/bump.ts';

/** A change of prose alone: worth a patch when somebody releases, never demanded. */
const notDemanded = 'compat/prose-changed';

/** The changes that count against a bump: not approved, not of prose alone. */
export function demanding({ changes }: DocumentDiff): readonly SpecChange[] {
  return changes.filter(({ rule, approval, bump }) => rule !== notDemanded && approval === undefined && bump !== 'none');
}

/** What the changes of a document demand, before what versions below 1.0.0 mean. */
export function demandedBump(diff: DocumentDiff): Bump {
  return demanding(diff).reduce<Bump>((highest, { bump }) => higher(bump, highest), 'none');
}

/** The changes that demand more than what is carried, the gravest first. */
export function uncovered(diff: DocumentDiff, carried: Bump): readonly SpecChange[] {
  return demanding(diff)
    .filter(({ bump }) => exceeds(bump, carried))
    .sort((a, b) => (a.bump === b.bump ? 0 : exceeds(a.bump, b.bump) ? -1 : 1));
}
