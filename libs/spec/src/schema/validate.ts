import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Json, JsonObject } from '../model/schema.ts';
import { ajvClass } from './ajv.ts';
import { fits } from './fits.ts';
import { isInterpretable } from './interpretable.ts';

/** One thing in which a value does not fit a schema. */
export interface Misfit {
  /** JSON pointer into the value. */
  readonly pointer: string;
  /** The end of a sentence that begins with the place. */
  readonly problem: string;
}

let ajv: Ajv2020 | undefined;
const validators = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: JsonObject): ValidateFunction {
  let validator = validators.get(schema);
  if (validator === undefined) {
    ajv ??= new (ajvClass())({ allErrors: true, strict: false, validateFormats: false, validateSchema: false, addUsedSchema: false });
    validator = ajv.compile(schema);
    validators.set(schema, validator);
  }
  return validator;
}

function problemOf(error: ErrorObject): string {
  const parameters = error.params as Readonly<Record<string, unknown>>;
  if (error.keyword === 'additionalProperties') return `has the unknown member "${String(parameters['additionalProperty'])}"`;
  if (error.keyword === 'unevaluatedProperties') return `has the unknown member "${String(parameters['unevaluatedProperty'])}"`;
  if (error.keyword === 'required') return `lacks the member "${String(parameters['missingProperty'])}"`;
  if (error.keyword === 'enum') return `must be one of ${(parameters['allowedValues'] as readonly Json[]).map((value) => JSON.stringify(value)).join(', ')}`;
  if (error.keyword === 'const') return `must be ${JSON.stringify(parameters['allowedValue'])}`;
  return error.message ?? `breaks the rule "${error.keyword}"`;
}

/** Everything in which a value does not fit a self-contained schema (as of `materialize`); empty where it fits. */
export function misfits(schema: JsonObject | boolean, value: Json): readonly Misfit[] {
  if (schema === true) return [];
  if (schema === false) return [{ pointer: '', problem: 'is not allowed' }];
  // Compiling takes a thousand times as long as asking, so only a schema that has something to explain is compiled.
  if (isInterpretable(schema) && fits(schema, value)) return [];
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).filter((error) => error.keyword !== 'if').map((error) => ({ pointer: error.instancePath, problem: problemOf(error) }));
}
