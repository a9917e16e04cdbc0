import { globPattern, hostPattern } from '@plugwright/manifest';
import type { Capability } from '@plugwright/spec';
import type { Decider } from '../prover.ts';

/** One thing that a capability permits, at one place. */
interface Grant {
  readonly scope: string;
  readonly permission: string;
  /** As written; absent where the scope has no places. */
  readonly place?: string;
  readonly pattern?: string;
}

function grantsOf({ scope, permissions, paths, hosts }: Capability): readonly Grant[] {
  const places = [...paths.map((place) => ({ place, pattern: globPattern(place) })), ...hosts.map((place) => ({ place, pattern: hostPattern(place) }))];
  return permissions.flatMap((permission) => (places.length === 0 ? [{ scope, permission }] : places.map((place) => ({ scope, permission, ...place }))));
}

async function isGranted(decide: Decider, grant: Grant, by: readonly Grant[]): Promise<boolean> {
  const same = by.filter(({ scope, permission }) => scope === grant.scope && permission === grant.permission);
  // Without a place the permission is for the whole scope.
  if (same.some(({ pattern }) => pattern === undefined || pattern === grant.pattern)) return true;
  if (grant.pattern === undefined || same.length === 0) return false;
  const wider = { anyOf: same.map(({ pattern }) => ({ type: 'string', pattern: pattern ?? '' })) };
  const verdict = await decide(wider, { type: 'string', pattern: grant.pattern }, {});
  return verdict.kind === 'yes';
}

/** What a capability permits beyond what others do, in words; nothing where they permit all of it. */
export async function reachBeyond(decide: Decider, capability: Capability, others: readonly Capability[]): Promise<readonly string[]> {
  const by = others.flatMap(grantsOf);
  const beyond: string[] = [];
  for (const grant of grantsOf(capability)) {
    if (!(await isGranted(decide, grant, by))) beyond.push(`${grant.permission} ${grant.place ?? grant.scope}`);
  }
  return beyond;
}
