import semver from 'semver';

/** A stable version as numbers, so that 1.2.3 comes right after 1.2.2. */
type Triple = readonly [major: number, minor: number, patch: number];

/** Stable versions from `from` up to, and without, `to`. */
interface Interval {
  readonly from: Triple;
  readonly to: Triple;
}

const first: Triple = [0, 0, 0];
const end: Triple = [Infinity, 0, 0];

function compare(a: Triple, b: Triple): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || 0;
}

const later = (a: Triple, b: Triple): Triple => (compare(a, b) >= 0 ? a : b);
const earlier = (a: Triple, b: Triple): Triple => (compare(a, b) <= 0 ? a : b);

/** The stable versions that one comparator admits. */
function intervalOf({ operator, semver: bound }: semver.Comparator): Interval {
  if (!(bound instanceof semver.SemVer)) return { from: first, to: end };
  const at: Triple = [bound.major, bound.minor, bound.patch];
  const after: Triple = [bound.major, bound.minor, bound.patch + 1];
  const pre = bound.prerelease.length > 0;
  switch (operator) {
    case '>':
      return { from: pre ? at : after, to: end };
    case '>=':
      return { from: at, to: end };
    case '<':
      return { from: first, to: at };
    case '<=':
      return { from: first, to: pre ? at : after };
    default:
      return pre ? { from: at, to: at } : { from: at, to: after };
  }
}

/** The stable versions that a range admits: sorted, apart from each other. */
function intervalsOf(range: semver.Range): readonly Interval[] {
  const all = range.set
    .map((comparators) => comparators.map(intervalOf).reduce((a, b) => ({ from: later(a.from, b.from), to: earlier(a.to, b.to) }), { from: first, to: end }))
    .filter(({ from, to }) => compare(from, to) < 0)
    .sort((a, b) => compare(a.from, b.from));
  const merged: Interval[] = [];
  for (const interval of all) {
    const last = merged.at(-1);
    if (last === undefined || compare(interval.from, last.to) > 0) merged.push(interval);
    else merged[merged.length - 1] = { from: last.from, to: later(last.to, interval.to) };
  }
  return merged;
}

/** Whether the range names a prerelease itself; `-0` is how an upper bound keeps prereleases out. */
function namesPrerelease(range: semver.Range): boolean {
  return range.set.some((comparators) =>
    comparators.some(({ semver: bound }) => bound instanceof semver.SemVer && bound.prerelease.length > 0 && bound.prerelease.join('.') !== '0'),
  );
}

/**
 * Whether the first range admits every version that the second does, decided over the versions themselves: `^1 || ^2`
 * covers `>=1 <3`. Where prereleases are named, the versions around them must be covered comparator by comparator.
 * @throws TypeError for what is not a range.
 */
export function rangeCovers(wider: string, narrower: string): boolean {
  if (wider === narrower) return true;
  const outer = new semver.Range(wider);
  const inner = new semver.Range(narrower);
  if (namesPrerelease(inner) && !semver.subset(inner, outer)) return false;
  const covering = intervalsOf(outer);
  return intervalsOf(inner).every((interval) => covering.some(({ from, to }) => compare(from, interval.from) <= 0 && compare(interval.to, to) <= 0));
}
