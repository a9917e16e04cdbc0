import { inRange } from '../candidates.ts';
import { explain } from './explain.ts';
import { isPlugin, packagesOf, type Packages, type Restriction } from './packages.ts';
import type { Release, Universe, Wanted } from './release.ts';
import { Search, type SearchResult } from './search.ts';

/** Steps, each the trial of one version, after which a search is given up. */
export const MAX_UNIVERSE_STEPS = 100_000;

/** What a resolution came to. */
export type UniverseResolution =
  /** In order of the ids. */
  | { readonly outcome: 'resolved'; readonly chosen: readonly Release[]; readonly steps: number }
  | {
      readonly outcome: 'impossible';
      /** Requirements that cannot all hold, in the order of the question. */
      readonly conflict: readonly Wanted[];
      /** Without any one of `conflict` the others can hold; false where that took too many steps to find out. */
      readonly minimal: boolean;
      readonly sentences: readonly string[];
      readonly steps: number;
    }
  /** It could not be decided in so many steps. */
  | { readonly outcome: 'undecided'; readonly sentences: readonly string[]; readonly steps: number };

/**
 * Choose a version of every required plugin and of all that these need, one a plugin. The first undecided plugin in order of the names gets the highest
 * version with which the rest can be chosen; nothing is taken in that nobody needs. The answer depends on what is given alone, not on its order.
 */
export function resolveUniverse(universe: Universe, requirements: readonly Wanted[], maxSteps = MAX_UNIVERSE_STEPS): UniverseResolution {
  const packages = packagesOf(universe);
  const sorted = [...requirements].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.range < b.range ? -1 : a.range > b.range ? 1 : 0));
  const first = search(packages, sorted, maxSteps);
  if (first.outcome === 'found') {
    const chosen = [...first.chosen].filter(([id]) => isPlugin(id)).sort(([a], [b]) => (a < b ? -1 : 1));
    return { outcome: 'resolved', chosen: chosen.map(([, { release }]) => release), steps: first.steps };
  }
  const undecided = `Whether the versions fit together could not be decided in ${String(maxSteps)} steps.`;
  if (first.outcome === 'undecided') return { outcome: 'undecided', sentences: [undecided], steps: first.steps };
  let last = first;
  let conflict = first.requirements.flatMap((index) => sorted[index] ?? []);
  let minimal = true;
  let { steps } = first;
  // What explains the answer may cost as much as the answer, not more.
  const budget = steps + maxSteps;
  for (const requirement of [...conflict]) {
    const without = conflict.filter((other) => other !== requirement);
    const again = search(packages, without, budget - steps);
    steps += again.steps;
    if (again.outcome === 'undecided') minimal = false;
    if (again.outcome !== 'none') continue;
    conflict = without;
    last = again;
  }
  return { outcome: 'impossible', conflict, minimal, sentences: explain(packages, conflict, last), steps };
}

function search(packages: Packages, requirements: readonly Wanted[], maxSteps: number): SearchResult {
  const restrictions = requirements.map(({ id, range }): Restriction => {
    const left = (packages.get(id) ?? []).map(({ release }) => inRange(release.version, range));
    return { target: id, left, pulls: true, words: `${id} ${range} is required` };
  });
  return new Search(packages, restrictions, maxSteps).run();
}
