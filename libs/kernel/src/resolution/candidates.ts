import type { Manifest } from '@plugwright/manifest';
import { rcompare, satisfies } from 'semver';

/** What resolution needs to know of one version of a plugin. */
export type Candidate = Pick<Manifest, 'id' | 'version' | 'kernel' | 'dependencies'>;

/** Whether a version is in a range; pre-releases count only where the range names them, as npm has it. */
export function inRange(version: string, range: string): boolean {
  return satisfies(version, range);
}

/** Candidates by id, the newest first; ids in order. */
export function groupById<C extends Candidate>(candidates: readonly C[]): Map<string, C[]> {
  const groups = new Map<string, C[]>();
  for (const candidate of [...candidates].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : rcompare(a.version, b.version)))) {
    const group = groups.get(candidate.id);
    if (group === undefined) groups.set(candidate.id, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

/** The dependencies that a candidate cannot do without. */
export function required(candidate: Candidate): Candidate['dependencies']['plugins'] {
  return candidate.dependencies.plugins.filter((dependency) => !dependency.optional);
}
