import type { Candidate, Package } from '../package.ts';
import type { Encoding } from './encoding.ts';
import type { Literal } from './literal.ts';
import { Walk } from './walk.ts';

/** Something that is to hold. */
export interface Goal {
  readonly literal: Literal;
  /** What has to be there for it. */
  readonly root?: Package;
  /** It may be dropped where it cannot hold with those before it. */
  readonly soft?: true;
}

/** So many clauses and literals to look at count as a step. */
const WORK = 100;

/** What a search came to. A step is the trial of one candidate, or about as much work otherwise. */
export type SearchResult =
  | { readonly outcome: 'found'; readonly chosen: readonly Candidate[]; readonly dropped: readonly Goal[]; readonly steps: number }
  /** These goals cannot all hold. */
  | { readonly outcome: 'none'; readonly goals: readonly Goal[]; readonly steps: number }
  | { readonly outcome: 'undecided'; readonly steps: number };

/**
 * Choose candidates with which goals hold: of the first goals as many as can hold together, in their order, and then the walk's next package gets the most
 * preferred candidate with which the rest can be chosen. Conflicts are learned from, so that what cannot hold together is tried once; what was learned
 * in one search serves the next one over the same encoding.
 */
export function search(encoding: Encoding, goals: readonly Goal[], maxSteps: number): SearchResult {
  const { solver } = encoding;
  const { assignment } = solver;
  const before = solver.work;
  let walk: Walk | undefined;
  let trials = 0;
  solver.backTo(0);
  for (;;) {
    const steps = trials + Math.floor((solver.work - before) / WORK);
    if (steps > maxSteps) return { outcome: 'undecided', steps: maxSteps + 1 };
    if (!solver.propagate()) {
      if (!solver.learn()) return { outcome: 'none', goals: [], steps };
      if (assignment.level < goals.length) walk = undefined;
      else walk?.backTo(assignment.level);
      continue;
    }
    const goal = goals[assignment.level];
    if (goal !== undefined) {
      if (assignment.value(goal.literal) >= 0) solver.decide(goal.literal);
      else if (goal.soft === true) assignment.openLevel();
      else {
        const responsible = new Set(solver.responsible([goal.literal]));
        return { outcome: 'none', goals: goals.filter((other) => other === goal || responsible.has(other.literal)), steps };
      }
      continue;
    }
    walk ??= new Walk(
      encoding,
      goals.flatMap(({ literal, root }) => (root !== undefined && assignment.value(literal) > 0 ? [root] : [])),
    );
    const candidate = walk.next(assignment.level);
    if (candidate === undefined) return { outcome: 'found', chosen: walk.chosen, dropped: goals.filter(({ literal }) => assignment.value(literal) < 0), steps };
    trials += 1;
    solver.decide(encoding.chosen(candidate));
  }
}
