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

/** Ends the computation once `states` states over `classes` character classes are too many. */
export function spend(states: number, classes: number): void {
  if (states > MAX_STATES || states * classes > MAX_CELLS) {
    throw new LanguageLimit(`more than ${String(MAX_STATES)} states or ${String(MAX_CELLS)} transitions`);
  }
}
