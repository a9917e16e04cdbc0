import type { SemVer } from 'semver';
import type { Candidate, Package, PackageKind, Relation, Restriction } from './package.ts';
import type { Release, Universe, Wanted } from './release.ts';
import { opposite, preferred, VersionReader, versionsLeft, type VersionSet } from './version-sets.ts';

/** A package that is being filled. */
type Growing = Package & { readonly candidates: Candidate[] };

/** What ranges leave of a package. Ranges that leave the same share one set. */
interface KnownSets {
  readonly byRange: Map<string, VersionSet>;
  readonly byContent: Map<string, VersionSet>;
}

const KERNEL = 'the kernel';

/** Everything of a universe that can be chosen. What a candidate restricts is found out when it is asked for: many versions are never looked at. */
export class Packages {
  /** By rank. */
  readonly all: Package[] = [];
  readonly #byName: Readonly<Record<PackageKind, Map<string, Package>>> = { plugin: new Map(), kernel: new Map(), contract: new Map(), capability: new Map() };
  readonly #reader = new VersionReader();
  readonly #versions = new Map<Package, readonly SemVer[]>();
  readonly #sets = new Map<Package, KnownSets>();

  constructor({ releases, kernel, contracts = {}, capabilities = [] }: Universe) {
    const givers = new Map<string, Candidate[]>(capabilities.map((name) => [name, []]));
    const byId = releasesById(releases);
    for (const id of [...byId.keys()].sort()) {
      const known = byId.get(id) ?? new Map<string, Release>();
      for (const candidate of this.#addVersions('plugin', id, known)) {
        for (const name of new Set(candidate.release?.unlocks)) givers.set(name, [...(givers.get(name) ?? []), candidate]);
      }
    }
    const bare = (versions: readonly string[]): Map<string, undefined> => new Map(versions.map((version) => [version, undefined]));
    this.#addVersions('kernel', KERNEL, bare([kernel]));
    for (const id of Object.keys(contracts).sort()) this.#addVersions('contract', id, bare(contracts[id] ?? []));
    for (const name of [...givers.keys()].sort()) {
      const made = this.#add('capability', name);
      if (capabilities.includes(name)) made.candidates.push({ package: made, place: 0, version: 'of the kernel' });
      for (const giver of givers.get(name) ?? []) {
        made.candidates.push({ package: made, place: made.candidates.length, version: `of ${giver.package.name} ${giver.version}`, giver });
      }
    }
  }

  /** The plugin of an id. */
  plugin(id: string): Package | undefined {
    return this.#byName.plugin.get(id);
  }

  /** What it takes that a plugin is there in a range. */
  requiring({ id, range }: Wanted): Restriction {
    return this.#restriction('required', 'plugin', id, range);
  }

  /** What it takes that a plugin is there in any version. */
  presenceOf(target: Package): Restriction {
    return { relation: 'required', kind: target.kind, name: target.name, range: '', target, left: undefined };
  }

  /** What the choice of a candidate restricts. */
  restrictionsOf({ release, giver }: Candidate): Restriction[] {
    if (giver !== undefined) {
      const { package: target, place, version } = giver;
      return [{ relation: 'needs', kind: 'plugin', name: target.name, range: version, target, left: { from: place, to: place + 1, count: 1 } }];
    }
    const restrictions: Restriction[] = [];
    if (release === undefined) return restrictions;
    const { kernel, needs, optional, conflicts, contracts, capabilities } = release;
    if (kernel !== undefined) {
      const restriction = this.#restriction('needs', 'kernel', KERNEL, kernel);
      // It is there anyway.
      if (restriction.left !== undefined) restrictions.push(restriction);
    }
    for (const { id, range } of needs ?? []) restrictions.push(this.#restriction('needs', 'plugin', id, range));
    for (const { id, range } of contracts ?? []) restrictions.push(this.#restriction('needs', 'contract', id, range));
    for (const name of capabilities ?? [])
      restrictions.push({ relation: 'needs', kind: 'capability', name, range: '', target: this.#byName.capability.get(name), left: undefined });
    for (const { id, range } of optional ?? []) restrictions.push(this.#restriction('wishes', 'plugin', id, range));
    for (const { id, range } of conflicts ?? []) restrictions.push(this.#restriction('shuns', 'plugin', id, range));
    return restrictions;
  }

  #add(kind: PackageKind, name: string): Growing {
    const made = { kind, name, rank: this.all.length, candidates: [] };
    this.#byName[kind].set(name, made);
    this.all.push(made);
    return made;
  }

  #addVersions(kind: PackageKind, name: string, releases: ReadonlyMap<string, Release | undefined>): readonly Candidate[] {
    const made = this.#add(kind, name);
    const versions = [...releases.keys()].flatMap((version) => this.#reader.version(version) ?? []);
    if (versions.length > 1) versions.sort(preferred);
    this.#versions.set(made, versions);
    for (const { raw: version } of versions) {
      const release = releases.get(version);
      const candidate = { package: made, place: made.candidates.length, version };
      made.candidates.push(release === undefined ? candidate : { ...candidate, release });
    }
    return made.candidates;
  }

  #restriction(relation: Relation, kind: PackageKind, name: string, range: string): Restriction {
    const target = this.#byName[kind].get(name);
    let left = target === undefined ? undefined : this.#leftBy(target, range);
    if (left !== undefined && relation === 'shuns') left = opposite(left, target?.candidates.length ?? 0);
    if (left?.count === target?.candidates.length) left = undefined;
    return { relation, kind, name, range, target, left };
  }

  #leftBy(target: Package, range: string): VersionSet {
    let known = this.#sets.get(target);
    if (known === undefined) this.#sets.set(target, (known = { byRange: new Map(), byContent: new Map() }));
    let set = known.byRange.get(range);
    if (set === undefined) {
      const read = this.#reader.range(range);
      set = read === undefined ? { from: 0, to: 0, count: 0 } : versionsLeft(this.#versions.get(target) ?? [], read);
      const content = set.left === undefined ? `${String(set.from)} ${String(set.to)}` : set.left.join('');
      const same = known.byContent.get(content);
      if (same === undefined) known.byContent.set(content, set);
      else set = same;
      known.byRange.set(range, set);
    }
    return set;
  }
}

/** By id and version; of two that say the same the first counts. */
function releasesById(releases: readonly Release[]): Map<string, Map<string, Release>> {
  const byId = new Map<string, Map<string, Release>>();
  for (const release of releases) {
    let versions = byId.get(release.id);
    if (versions === undefined) byId.set(release.id, (versions = new Map<string, Release>()));
    if (!versions.has(release.version)) versions.set(release.version, release);
  }
  return byId;
}
