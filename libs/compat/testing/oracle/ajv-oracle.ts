import type { Json, Schema } from '@plugwright/spec';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Whether a value is valid; undefined when the validator gave up. */
export type Oracle = (value: Json) => boolean | undefined;

const options = { strict: false, ownProperties: true, validateFormats: false, logger: false, validateSchema: false } as const;

const classes = { 'draft-07': Ajv, '2019-09': Ajv2019, '2020-12': Ajv2020 } as const;

/** Ajv's opinion on values of a schema; undefined when Ajv does not take the schema. Formats are annotations. */
export function ajvOracle(schema: Schema, dialect: keyof typeof classes = '2020-12'): Oracle | undefined {
  try {
    const validate = new classes[dialect](options).compile(schema as never);
    return (value) => {
      try {
        return validate(value);
      } catch {
        return undefined;
      }
    };
  } catch {
    return undefined;
  }
}
