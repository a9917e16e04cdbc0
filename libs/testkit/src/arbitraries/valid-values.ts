import type { ManifestSchema } from '@plugwright/manifest';
import type fc from 'fast-check';
import { onlyWhere } from './give-up.ts';
import { createJudge } from './judge.ts';
import { SchemaValues } from './schema-values.ts';

/**
 * Values that fit a self-contained JSON Schema 2020-12, as a manifest holds it. Each one is certified by Ajv. Members that
 * the schema does not name are never made up, so a value of an open schema fits its closed form, too.
 * @throws Error when used, for a schema to which no value could be found.
 */
export function validValues(schema: ManifestSchema): fc.Arbitrary<unknown> {
  const judge = createJudge(schema);
  const candidates = new SchemaValues(schema).of(schema, 0);
  return onlyWhere(candidates, judge.fits, () => `no value could be made that fits the schema; the last one was refused: ${judge.complaint()}`);
}
