import { loadBaseline, nextVersions, pendingBumps } from '@plugwright/release';
import type { Model } from '@plugwright/spec';

/** The version that each working document will be released as: the last release, raised by the pending changesets. */
export async function nextVersionsOf(root: string, model: Model | undefined): Promise<ReadonlyMap<string, string>> {
  if (model === undefined) return new Map();
  const [{ versions }, { bumps }] = await Promise.all([loadBaseline(root), pendingBumps(root)]);
  return nextVersions(model, versions, bumps);
}
