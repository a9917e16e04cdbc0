import type { Json, Schema } from '@plugwright/spec';
import { claimOfAjv } from './ajv.ts';
import type { Question } from './claim.ts';
import { claimOfHyperjump } from './hyperjump.ts';

/**
 * `confirmed`: both validators take the value for a witness; `refused`: neither does;
 * `disputed`: they differ, or one fails on a schema or the value.
 */
export type Confirmation = 'confirmed' | 'refused' | 'disputed';

export interface ConfirmOptions {
  /** Whether `format` is asserted; an annotation otherwise. */
  readonly formatAssertion?: boolean;
  /**
   * A third evaluator, `undefined` where it cannot tell. Ajv 8 is known to err on `unevaluatedItems` beside
   * `contains` and `items` in branches; there, and only there, Hyperjump and this one together confirm against it.
   * Hyperjump takes remainders below 1.2e-7 for none; beside a `multipleOf` as small as that Ajv and this one do.
   */
  readonly judge?: (schema: Schema, value: Json) => boolean | undefined;
}

function question(wider: Schema, narrower: Schema, value: Json, options: ConfirmOptions): Question {
  return { wider, narrower, value, formatAssertion: options.formatAssertion ?? false };
}

/**
 * Asks two independent validators, Ajv and Hyperjump, whether the value is valid under the narrower
 * schema and invalid under the wider one. Compiled schemas are remembered by identity and by text.
 */
export function confirm(wider: Schema, narrower: Schema, value: Json, options: ConfirmOptions = {}): Confirmation {
  return confirmation(wider, narrower, value, options)();
}

/** As `confirm`; Hyperjump thinks in a thread of its own until the answer is fetched, which may be after other questions. */
export function confirmation(wider: Schema, narrower: Schema, value: Json, options: ConfirmOptions = {}): () => Confirmation {
  const asked = question(wider, narrower, value, options);
  const later = claimOfHyperjump(asked);
  const ajv = claimOfAjv(asked);
  return () => {
    const hyperjump = later();
    if (ajv === hyperjump && ajv !== undefined) return ajv ? 'confirmed' : 'refused';
    const { judge } = options;
    const onlyOneErrs = (hyperjump === true && ajvErrsOn(wider, narrower)) || (ajv === true && hyperjumpErrsOn(wider, narrower));
    if (onlyOneErrs && judge?.(narrower, value) === true && judge(wider, value) === false) return 'confirmed';
    return 'disputed';
  };
}

function ajvErrsOn(...schemas: readonly Schema[]): boolean {
  return schemas.some((schema) => JSON.stringify(schema).includes('"unevaluatedItems"'));
}

/** Numbers below 1e-6 are written with a negative exponent. */
function hyperjumpErrsOn(...schemas: readonly Schema[]): boolean {
  return schemas.some((schema) => /"multipleOf":[\d.]+e-/.test(JSON.stringify(schema)));
}

/** Whether the value is confirmed; the slower validator is asked only when the other agrees, as `shrink` wants it. */
export function isWitness(wider: Schema, narrower: Schema, value: Json, options: ConfirmOptions = {}): boolean {
  if (options.judge !== undefined) return confirm(wider, narrower, value, options) === 'confirmed';
  const asked = question(wider, narrower, value, options);
  return claimOfAjv(asked) === true && claimOfHyperjump(asked)() === true;
}
