import { Range, rcompare, SemVer, validRange } from 'semver';
import type { Release, Universe } from './release.ts';

/** How one choice restricts another: candidates of `target` that it leaves, by their place in the order of preference. */
export interface Restriction {
  readonly target: string;
  readonly left: readonly boolean[];
  /** The target has to be there. */
  readonly pulls: boolean;
  /** In words, without who says so: `needs b ^2.0`. */
  readonly words: string;
}

/** One candidate for an id. */
export interface Candidate {
  readonly release: Release;
  /** As it is named: `a 1.0.0`. */
  readonly name: string;
  readonly restrictions: readonly Restriction[];
}

/** Candidates by id, the preferred first. Kernel, contracts and capabilities are ids like those of plugins, which cannot have a colon or a space. */
export type Packages = ReadonlyMap<string, readonly Candidate[]>;

const KERNEL = 'the kernel';

/** Whatever there is, also what has no version. */
const ANY = 'any';
const contractId = (id: string): string => `contract:${id}`;
const capabilityId = (name: string): string => `capability:${name}`;

/** Whether an id stands for a plugin. */
export function isPlugin(id: string): boolean {
  return id !== KERNEL && !id.startsWith('contract:') && !id.startsWith('capability:');
}

/** Everything of a universe as candidates that restrict each other. */
export function packagesOf(universe: Universe): Packages {
  const releases = new Map<string, Release[]>();
  const add = (release: Release): void => {
    const known = releases.get(release.id);
    if (known === undefined) releases.set(release.id, [release]);
    else if (!known.some(({ version }) => version === release.version)) known.push(release);
  };
  for (const release of universe.releases) add(release);
  add({ id: KERNEL, version: universe.kernel });
  for (const [id, versions] of Object.entries(universe.contracts ?? {})) for (const version of versions) add({ id: contractId(id), version });
  for (const list of releases.values()) list.sort((a, b) => rcompare(a.version, b.version));
  for (const [name, givers] of giversOf(universe, releases)) releases.set(capabilityId(name), givers);
  const leaves = leavingOf(releases);
  return new Map([...releases].map(([id, list]) => [id, list.map((release) => candidateOf(release, leaves))]));
}

/** Who gives each capability, as releases that need their giver. */
function giversOf({ capabilities = [] }: Universe, releases: ReadonlyMap<string, readonly Release[]>): Map<string, Release[]> {
  const givers = new Map<string, Release[]>(capabilities.map((name) => [name, [{ id: capabilityId(name), version: 'of the kernel' }]]));
  for (const id of [...releases.keys()].sort()) {
    for (const { version, unlocks = [] } of releases.get(id) ?? []) {
      for (const name of unlocks) {
        const giver: Release = { id: capabilityId(name), version: `of ${id} ${version}`, needs: [{ id, range: version }] };
        givers.set(name, [...(givers.get(name) ?? []), giver]);
      }
    }
  }
  return givers;
}

type Leaving = (target: string, range: string) => readonly boolean[];

/** Which candidates a range leaves; each question is answered once. */
function leavingOf(releases: ReadonlyMap<string, readonly Release[]>): Leaving {
  const known = new Map<string, readonly boolean[]>();
  // Parsing is most of the work.
  const versions = new Map<string, readonly SemVer[]>();
  const ranges = new Map<string, Range | undefined>();
  const versionsOf = (target: string): readonly SemVer[] => {
    const parsed = versions.get(target) ?? (releases.get(target) ?? []).map(({ version }) => new SemVer(version));
    versions.set(target, parsed);
    return parsed;
  };
  const rangeOf = (range: string): Range | undefined => {
    if (!ranges.has(range)) ranges.set(range, validRange(range) === null ? undefined : new Range(range));
    return ranges.get(range);
  };
  return (target, range) => {
    const key = `${target} ${range}`;
    const answer =
      known.get(key) ??
      (range === ANY ? (releases.get(target) ?? []).map(() => true) : versionsOf(target).map((version) => rangeOf(range)?.test(version) ?? false));
    known.set(key, answer);
    return answer;
  };
}

function candidateOf(release: Release, leaves: Leaving): Candidate {
  const { id, version, kernel, needs = [], optional = [], conflicts = [], contracts = [], capabilities = [] } = release;
  const restrictions: Restriction[] = [];
  const restrict = (target: string, left: readonly boolean[], pulls: boolean, words: string): void => void restrictions.push({ target, left, pulls, words });
  if (kernel !== undefined) restrict(KERNEL, leaves(KERNEL, kernel), true, `needs a kernel ${kernel}`);
  for (const { id: target, range } of needs) restrict(target, leaves(target, range), true, `needs ${target} ${range}`);
  for (const { id: target, range } of contracts) restrict(contractId(target), leaves(contractId(target), range), true, `speaks ${target} ${range}`);
  for (const name of capabilities) restrict(capabilityId(name), leaves(capabilityId(name), ANY), true, `needs the capability ${name}`);
  for (const { id: target, range } of optional) restrict(target, leaves(target, range), false, `works with ${target} ${range} only`);
  for (const { id: target, range } of conflicts)
    restrict(
      target,
      leaves(target, range).map((hit) => !hit),
      false,
      `does not run beside ${target} ${range}`,
    );
  return { release, name: `${id} ${version}`, restrictions };
}
