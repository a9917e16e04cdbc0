import { impact } from '@plugwright/compat';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { diffGuarded } from '../diff/compare.ts';
import { workingTreeSide } from '../diff/sides/path-side.ts';
import { revisionSide } from '../diff/sides/revision-side.ts';
import type { Side } from '../diff/sides/side.ts';
import { commitOf, mergeBase, missingRevision } from '../git/revision.ts';
import { judgeImpact, type JudgedImpact } from './judge.ts';

/** The impact of everything since a revision, and the two states that were compared. */
export interface ImpactSince {
  readonly impact: JudgedImpact;
  readonly old: Side;
  readonly new: Side;
}

/** The specs at the point where the work at hand left a revision, as `nx affected` takes it. @throws Failure where there is no such revision */
export async function baseSide(root: string, base: string): Promise<Side> {
  if ((await commitOf(root, base)) === undefined) throw new Failure([await missingRevision(root, base)], exitCode.usage);
  return revisionSide(root, await mergeBase(root, base), base);
}

/** What changed in the working tree since it left a revision, and whom it concerns. */
export async function impactSince(root: string, base: string): Promise<ImpactSince> {
  const old = await baseSide(root, base);
  const now = await workingTreeSide(root);
  const found = impact(old.model, now.model);
  // Only documents that changed, or whose upstreams did, can have something to say.
  const ids = [...new Set([...found.changed, ...found.affected].map(({ document }) => document))];
  const { documents } = ids.length === 0 ? { documents: [] } : await diffGuarded(old.model, now.model, { documents: ids });
  const judged = judgeImpact(
    found,
    documents.filter(({ changes }) => changes.length > 0),
    [old.model, now.model],
  );
  return { impact: judged, old, new: now };
}
