import type { Json, JsonObject } from '@plugwright/spec';
import { validByAjv, validByHyperjump } from '../../witness/index.ts';

/** Most formats remembered; validators remember a schema by its identity. */
const MOST_REMEMBERED = 100;
const schemas = new Map<string, JsonObject>();

function schemaOf(format: string): JsonObject {
  let schema = schemas.get(format);
  if (schema === undefined) {
    schema = { format };
    if (schemas.size < MOST_REMEMBERED) schemas.set(format, schema);
  }
  return schema;
}

/** Whether a value keeps a format as both validators say; `undefined` where they differ. A format unknown to both always holds. */
export function formatHolds(format: string, value: Json): boolean | undefined {
  const schema = schemaOf(format);
  const [first, second] = [validByAjv(schema, value, true), validByHyperjump(schema, value, true)];
  return first === second ? first : undefined;
}
