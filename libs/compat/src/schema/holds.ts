import type { Json, Schema } from '@plugwright/spec';
import { compileSchema, type Compiled } from './compile/compile-schema.ts';
import { Malformed } from './compile/malformed.ts';
import { evaluate, type Refusing } from './formula/evaluate.ts';
import { Formulas } from './formula/formulas.ts';

/** What decides about values of one schema; compiled once. */
export type Judge = (value: Json) => boolean | undefined;

/**
 * The engine's own evaluator for a schema: whether a value is valid, undefined where that cannot be told.
 * `declared` as `names: 'declared'` of a question means it.
 */
export function judgeOf(schema: Schema, options: { readonly formatAssertion: boolean; readonly declared: boolean }): Judge {
  let compiled: Compiled | undefined;
  try {
    compiled = compileSchema(schema, 'narrower', new Formulas(), { ...options, ignore: new Set() });
  } catch (error) {
    if (!(error instanceof Malformed) && !(error instanceof RangeError)) throw error;
  }
  if (compiled === undefined) return () => undefined;
  const { formula, compiler } = compiled;
  const refusing: Refusing = new Map();
  return (value) => {
    try {
      return evaluate(formula, value, compiler.formulas, { refusing });
    } catch (error) {
      if (error instanceof Malformed || error instanceof RangeError) return undefined;
      throw error;
    }
  };
}
