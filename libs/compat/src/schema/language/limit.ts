/**
 * A regular language grew past what is computed: more states or table cells than the bound.
 * The bound counts work and never time, so that the same question always ends the same way.
 */
export class LanguageLimit extends Error {
  override readonly name = 'LanguageLimit';
}

/** Most states of one automaton, also of an unfinished one. */
export const MAX_STATES = 20_000;

/** Most table cells (states times character classes) of one automaton. */
export const MAX_CELLS = 2_000_000;

/** Most table cells made by one question about languages, all its automata together. */
export const MOST_MADE = 4 * MAX_CELLS;

let made = 0;
let most = Infinity;

/** Table cells that automata were joined to so far; what a computation cost is the difference. Patterns are read once and do not count. */
export function cellsMade(): number {
  return made;
}

/** Counts cells of a join. */
export function make(cells: number): void {
  made += cells;
  if (made > most) throw new LanguageLimit(`more than ${String(MOST_MADE)} transitions in all`);
}

/** Computes with no more cells than `MOST_MADE`. Throws `LanguageLimit`. */
export function bounded<T>(compute: () => T): T {
  const before = most;
  most = Math.min(most, made + MOST_MADE);
  try {
    return compute();
  } finally {
    most = before;
  }
}

/** Ends the computation once `states` states over `classes` character classes are too many. */
export function spend(states: number, classes: number): void {
  if (states > MAX_STATES || states * classes > MAX_CELLS) {
    throw new LanguageLimit(`more than ${String(MAX_STATES)} states or ${String(MAX_CELLS)} transitions`);
  }
}
