import { registerSchema, unregisterSchema, validate, type Validator } from '@hyperjump/json-schema/draft-2020-12';
import type { Schema } from '@plugwright/spec';
import type { Oracle } from './ajv-oracle.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
let registered = 0;

/** Hyperjump's opinion on values of a 2020-12 schema; undefined when it does not take the schema. */
export async function hyperjumpOracle(schema: Schema): Promise<Oracle | undefined> {
  registered += 1;
  const address = `https://oracle.invalid/${String(registered)}`;
  let check: Validator;
  try {
    registerSchema(schema as never, address, dialect);
    check = await validate(address);
  } catch {
    return undefined;
  } finally {
    unregisterSchema(address);
  }
  return (value) => {
    try {
      return check(value as never).valid;
    } catch {
      return undefined;
    }
  };
}
