import { explain } from './explain.ts';
import { Packages } from './packages.ts';
import type { Release, Universe, Wanted } from './release.ts';
import { Encoding } from './solver/encoding.ts';
import { search, type Goal } from './solver/search.ts';

/** Steps, each the trial of one version, after which a search is given up. */
export const MAX_STEPS = 100_000;

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
 * version with which the rest can be chosen, pre-releases only where no released one can be; nothing is taken in that nobody needs. The answer depends on what is given alone, not on its order.
 */
export function resolveUniverse(universe: Universe, requirements: readonly Wanted[], maxSteps = MAX_STEPS): UniverseResolution {
  const packages = new Packages(universe);
  const encoding = new Encoding(packages);
  const sorted = [...requirements].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.range < b.range ? -1 : a.range > b.range ? 1 : 0));
  const goals = sorted.map((wanted) => goalOf(encoding, wanted));
  const first = search(encoding, goals, maxSteps);
  let { steps } = first;
  if (first.outcome === 'found') {
    const chosen = first.chosen.flatMap(({ release }) => release ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    return { outcome: 'resolved', chosen, steps };
  }
  if (first.outcome === 'undecided') {
    return { outcome: 'undecided', sentences: [`Whether the versions fit together could not be decided in ${String(maxSteps)} steps.`], steps };
  }
  let conflict = first.goals;
  let minimal = true;
  // What explains the answer may cost as much as the answer, not more.
  const budget = steps + maxSteps;
  for (const goal of first.goals) {
    if (!conflict.includes(goal)) continue;
    const again = search(
      encoding,
      conflict.filter((other) => other !== goal),
      budget - steps,
    );
    steps += again.steps;
    if (again.outcome === 'undecided') minimal = false;
    if (again.outcome === 'none') conflict = again.goals;
  }
  const needed = sorted.filter((_, index) => conflict.some((goal) => goal === goals[index]));
  return { outcome: 'impossible', conflict: needed, minimal, sentences: explain(packages, needed, maxSteps), steps };
}

/** What stands for a requirement. */
export function goalOf(encoding: Encoding, wanted: Wanted): Goal {
  const restriction = encoding.packages.requiring(wanted);
  const { target } = restriction;
  return { literal: encoding.requirement(restriction), ...(target === undefined ? {} : { root: target }) };
}
