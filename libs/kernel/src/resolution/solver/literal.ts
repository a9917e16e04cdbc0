/** A variable that holds (`2 * variable`) or does not (`2 * variable + 1`). */
export type Literal = number;

export const holds = (variable: number): Literal => 2 * variable;

export const negated = (literal: Literal): Literal => literal ^ 1;

export const variableOf = (literal: Literal): number => literal >> 1;

/** Whether it says that its variable holds. */
export const isPositive = (literal: Literal): boolean => (literal & 1) === 0;
