import type { Bump, SpecChange } from '@plugwright/compat';
import type { ReleaseState } from '../gate/state.ts';
import { exceeds, higher } from '../versions/bump.ts';
import { changedUpstreams, usedMembers } from './used-members.ts';

/** What a document's next release must say. */
export interface Needed {
  readonly document: string;
  readonly bump: Bump;
  readonly changes: readonly SpecChange[];
  /** Ids of the upstreams of which it uses something that changed. */
  readonly follows: readonly string[];
}

/**
 * What every document needs: its own changes since its last release, and at least a patch where something that it uses
 * of an upstream changed. One that uses nothing of what changed needs nothing. Sorted by id.
 */
export function neededBumps({ model, own, baseline, diff }: ReleaseState): readonly Needed[] {
  const changes = new Map(diff.map(({ document, changes: found }) => [document, found.filter(({ bump }) => bump !== 'none')]));
  const needed: Needed[] = [];
  for (const id of [...own].sort()) {
    const before = baseline.baselineOf(id);
    if (before === undefined) continue;
    const mine = [...(changes.get(id) ?? [])].sort((a, b) => (a.bump === b.bump ? 0 : exceeds(a.bump, b.bump) ? -1 : 1));
    const follows = changedUpstreams(usedMembers(before, id), usedMembers(model, id));
    const demanded = mine.filter(({ approval }) => approval === undefined).reduce<Bump>((highest, { bump }) => higher(bump, highest), 'none');
    const bump = higher(demanded, follows.length > 0 || mine.length > 0 ? 'patch' : 'none');
    if (bump !== 'none') needed.push({ document: id, bump, changes: mine, follows });
  }
  return needed;
}
