import type { Json } from '@plugwright/spec';
import type { Formula } from '../formula/formula.ts';
import type { Formulas } from '../formula/formulas.ts';
import { OutOfSteps } from '../solve/out-of-steps.ts';
import { Solver } from '../solve/solver.ts';

/** Steps for each attempt. */
const STEPS = 2000;

/** Most attempts. */
const MOST = 60;

/**
 * Looks for a witness where nothing could be proved: values of the narrower schema that break single parts of the
 * wider one are built and tried.
 */
export function sampleWitness(
  narrower: Formula,
  wider: Formula,
  formulas: Formulas,
  isWitness: (value: Json) => boolean,
): { readonly value: Json } | undefined {
  let left = MOST;
  for (const part of alternatives(narrower, formulas, 2)) {
    for (const violation of alternatives(formulas.not(wider), formulas, 3)) {
      left -= 1;
      if (left < 0) return undefined;
      const value = attempt([part, violation], formulas);
      if (value !== undefined && isWitness(value.value)) return value;
    }
  }
  return undefined;
}

function attempt(parts: readonly Formula[], formulas: Formulas): { readonly value: Json } | undefined {
  try {
    const found = new Solver(formulas, STEPS).find(parts);
    return found.kind === 'some' ? { value: found.value } : undefined;
  } catch (error) {
    if (error instanceof OutOfSteps || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The alternatives of a formula, some levels deep; the formula itself where it has none. */
function* alternatives(formula: Formula, formulas: Formulas, levels: number): Generator<Formula> {
  if (levels === 0 || formula.kind !== 'or') yield formula;
  else for (const part of formula.parts) yield* alternatives(part.kind === 'link' ? formulas.follow(part) : part, formulas, levels - 1);
}
