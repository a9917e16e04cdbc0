import { createHash } from 'node:crypto';
import { canonicalJson } from '../json/canonical.ts';
import type { Json, JsonObject, Schema } from '../model/schema.ts';
import { mapSubschemas } from '../schema/walk.ts';

/** Members that are words for people and nothing else, of schemas and of everything that a spec names. */
export const prose: readonly string[] = ['title', 'summary', 'description', '$comment'];

const annotations: ReadonlySet<string> = new Set([...prose, 'examples', 'since', 'stability', 'deprecated', 'renamedFrom']);

/** Keywords whose value is a set, so that its order means nothing. */
const sets: ReadonlySet<string> = new Set(['required', 'enum', 'type']);

function sorted(value: Json): Json {
  if (!Array.isArray(value)) return value;
  return (value as readonly Json[]).toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

/** A schema without anything that only describes, and with sets in one order: equal for schemas that differ in prose alone. */
export function normalSchema(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const mapped = mapSubschemas(schema, (inner) => normalSchema(inner));
  const result: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(mapped)) {
    if (annotations.has(keyword) || keyword.startsWith('x-')) continue;
    result[keyword] = sets.has(keyword) ? sorted(value) : value;
  }
  return result;
}

/** SHA-256 of the canonical form, in hexadecimal. */
export function digestOf(value: JsonObject | boolean): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
