import { compareBuild, Range, SemVer, type Comparator } from 'semver';

/** Longer ranges are not read; manifests have shorter ones. */
const MAX_RANGE = 1_024;

/** Which versions of a list in order of preference a range leaves. */
export interface VersionSet {
  /** By place: 1 where the version is left; absent where it is those from {@link from} to before {@link to}. */
  readonly left?: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** How many are left. */
  readonly count: number;
}

/** Whether a set leaves the version at a place. */
export function leaves({ left, from, to }: VersionSet, place: number): boolean {
  return left === undefined ? place >= from && place < to : left[place] === 1;
}

/** The set that leaves those that another one does not. */
export function opposite(set: VersionSet, size: number): VersionSet {
  return { left: Uint8Array.from({ length: size }, (_, place) => (leaves(set, place) ? 0 : 1)), from: 0, to: size, count: size - set.count };
}

/** Reads versions and ranges, each once. */
export class VersionReader {
  readonly #versions = new Map<string, SemVer | undefined>();
  readonly #ranges = new Map<string, Range | undefined>();

  /** Undefined where it is no SemVer. */
  version(written: string): SemVer | undefined {
    let read = this.#versions.get(written);
    if (read === undefined && !this.#versions.has(written)) this.#versions.set(written, (read = attempt(() => new SemVer(written))));
    return read;
  }

  /** Undefined where it is no range, or an unreasonably long one: no version is in it. */
  range(written: string): Range | undefined {
    if (written.length > MAX_RANGE) return undefined;
    let read = this.#ranges.get(written);
    if (read === undefined && !this.#ranges.has(written)) this.#ranges.set(written, (read = attempt(() => new Range(written))));
    return read;
  }
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** The preferred first: released ones before pre-releases, and each from the highest to the lowest. */
export function preferred(a: SemVer, b: SemVer): number {
  return Math.sign(a.prerelease.length) - Math.sign(b.prerelease.length) || compareBuild(b, a);
}

/**
 * The versions of a list in order of preference that a range leaves, as npm has it: pre-releases count only where the range names them. Among released
 * versions the bounds are searched for, so that a long list costs little more than a short one.
 */
export function versionsLeft(versions: readonly SemVer[], range: Range): VersionSet {
  const released = firstPlace(versions, versions.length, (version) => version.prerelease.length > 0);
  const stretches = range.set.map((comparators) => stretchOf(versions, released, comparators)).filter(({ from, to }) => from < to);
  const pre: number[] = [];
  for (let place = released; place < versions.length; place += 1) if (range.test(versions[place] ?? '')) pre.push(place);
  const [only = { from: 0, to: 0 }] = stretches;
  if (stretches.length < 2 && pre.length === 0) return { ...only, count: only.to - only.from };
  const left = new Uint8Array(versions.length);
  for (const { from, to } of stretches) left.fill(1, from, to);
  for (const place of pre) left[place] = 1;
  return { left, from: 0, to: versions.length, count: left.reduce((sum, one) => sum + one, 0) };
}

/** The places of the released versions that one alternative of a range leaves: they stand side by side. */
function stretchOf(versions: readonly SemVer[], released: number, comparators: readonly Comparator[]): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = released;
  for (const { operator, semver, value } of comparators) {
    if (value === '') continue;
    // From the highest to the lowest: what is above a bound stands before it.
    const firstUpTo = (): number => firstPlace(versions, released, (version) => version.compare(semver) <= 0);
    const firstBelow = (): number => firstPlace(versions, released, (version) => version.compare(semver) < 0);
    if (operator === '<') from = Math.max(from, firstBelow());
    else if (operator !== '>' && operator !== '>=') from = Math.max(from, firstUpTo());
    if (operator === '>') to = Math.min(to, firstUpTo());
    else if (operator !== '<' && operator !== '<=') to = Math.min(to, firstBelow());
  }
  return { from, to };
}

/** The first place of a list from which on something holds; its end where it never does. */
function firstPlace(versions: readonly SemVer[], end: number, isFrom: (version: SemVer) => boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    const version = versions[middle];
    if (version !== undefined && isFrom(version)) high = middle;
    else low = middle + 1;
  }
  return low;
}
