import type { Candidate, Package } from './package.ts';
import type { Packages } from './packages.ts';
import { MAX_STEPS } from './resolve-universe.ts';
import { Encoding } from './solver/encoding.ts';
import { search, type Goal, type SearchResult } from './solver/search.ts';

/** Which candidates run together. */
export interface Fit {
  readonly chosen: ReadonlyMap<Package, Candidate>;
  /** Plugins that would have had no order of starting, each depending on the next one. */
  readonly circles: readonly (readonly Package[])[];
  /** Plugins without which the rest could be decided. */
  readonly tooHard: ReadonlySet<Package>;
}

/** More plugins than these are not sought out one by one when a set is too hard; from there on all that follow are left out. */
const SOUGHT = 3;

/** So many choices with circles are made before whoever is in another one is left out without looking for a way around it. */
const ROUNDS = 50;

/** As many plugins as can run together, in the order given, and as many of their wishes; then the walk's choice. `circlesOf` finds circles in a choice. */
export function fit(packages: Packages, order: readonly Package[], circlesOf: (chosen: Fit['chosen']) => readonly (readonly Package[])[]): Fit {
  const circles: (readonly Package[])[] = [];
  const leftOut = new Set<Package>();
  let rounds = 0;
  const tooHard = new Set<Package>();
  // Each anew: what a search has learned that led nowhere would only weigh on the next one.
  const attempt = (plugins: readonly Package[]): SearchResult => {
    const encoding = new Encoding(packages);
    const wishes = wishesOf(encoding, plugins);
    for (const circle of circles) encoding.forbidCircle(circle);
    for (const plugin of leftOut) encoding.leaveOut(plugin);
    const goals = plugins.map((root): Goal => ({ literal: encoding.present(root), root, soft: true }));
    return search(encoding, [...goals, ...wishes], MAX_STEPS);
  };
  for (;;) {
    const plugins = order.filter((plugin) => !tooHard.has(plugin));
    const result = attempt(plugins);
    if (result.outcome === 'found') {
      const chosen = new Map(result.chosen.filter(({ release }) => release !== undefined).map((candidate) => [candidate.package, candidate]));
      const found = circlesOf(chosen);
      if (found.length === 0) return { chosen, circles, tooHard };
      circles.push(...found);
      rounds += 1;
      if (rounds > ROUNDS) for (const plugin of found.flat()) leftOut.add(plugin);
    } else {
      const first = firstTooHard(plugins, (some) => attempt(some).outcome !== 'found');
      for (const plugin of tooHard.size < SOUGHT ? [first] : plugins.slice(plugins.indexOf(first))) tooHard.add(plugin);
    }
  }
}

/** The plugin that makes what comes before it too hard. */
function firstTooHard(plugins: readonly Package[], isTooHard: (plugins: readonly Package[]) => boolean): Package {
  let low = 0;
  let high = plugins.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTooHard(plugins.slice(0, middle + 1))) high = middle;
    else low = middle + 1;
  }
  const first = plugins[low];
  if (first === undefined) throw new Error('nothing is too hard');
  return first;
}

/** Wishes are kept to where no plugin has to be left out for it. */
function wishesOf(encoding: Encoding, order: readonly Package[]): Goal[] {
  const literals = new Set<number>();
  for (const plugin of order) {
    for (const { release } of plugin.candidates) {
      for (const { id } of release?.optional ?? []) {
        const target = encoding.packages.plugin(id);
        if (target !== undefined) literals.add(encoding.wish(plugin, target));
      }
    }
  }
  return [...literals].map((literal) => ({ literal, soft: true }));
}
