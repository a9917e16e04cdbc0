import type { Formula } from '../formula/formula.ts';
import type { Formulas } from '../formula/formulas.ts';
import type { Found } from './type-record.ts';

/** Looks at what is known cost a step for each 2 ** LOOKS of them. */
export const LOOKS = 3;

/** What a theory may ask about the parts of its values. */
export interface Questions {
  readonly formulas: Formulas;
  /** A value that satisfies all parts. */
  readonly find: (parts: readonly Formula[]) => Found;
  /** Takes steps off the budget; throws where it is used up. */
  readonly spend: (steps: number) => void;
}
