import type { Json, Schema } from '@plugwright/spec';
import { rulesOf, type Dialect } from './dialects.ts';
import { isObject } from './handlers.ts';
import { withMetaSchemas } from './meta-schemas.ts';
import { settleReferences, unvisited } from './references.ts';
import { Untranslatable, type DialectRules } from './rules.ts';
import { Translation } from './translation.ts';

/** A translated schema; `origin` leads a JSON Pointer of it back to where that stood in the schema as written. */
export interface Translated {
  readonly schema: Schema;
  readonly origin: (pointer: string) => string;
}

/** Most times a document is walked again because references use more places as schemas. */
const MAX_ROUNDS = 20;

const remembered = new WeakMap<object, Map<Dialect, Translated | { readonly reason: string }>>();

/**
 * The schema in JSON Schema 2020-12, with the same instances. Only what stands where the dialect puts
 * schemas is touched; keywords the dialect does not know are left out, annotations stay.
 * References within the document become pointers from its root, and identifiers go, unless a dynamic reference needs them.
 * Answers `reason`, with the place, for what is no schema of the dialect.
 */
export function translate(schema: unknown, dialect: Dialect): Translated | { readonly reason: string } {
  if (typeof schema === 'boolean') return { schema, origin: (pointer) => pointer };
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return { reason: 'a schema is an object or a boolean' };
  const known = remembered.get(schema) ?? new Map<Dialect, Translated | { readonly reason: string }>();
  remembered.set(schema, known);
  let answer = known.get(dialect);
  if (answer === undefined) known.set(dialect, (answer = translateObject(schema as Json, rulesOf(dialect))));
  return answer;
}

function translateObject(written: Json, rules: DialectRules): Translated | { readonly reason: string } {
  try {
    const document = withMetaSchemas(written);
    const names = new Set<string>();
    const identifiers = survey(document, names, rules.identifier, 0);
    const extra = new Set<string>();
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const translation = new Translation(
        document,
        rules,
        extra,
        names,
        identifiers > 1 || (identifiers === 1 && isObject(document) && document[rules.identifier ?? '$id'] === undefined),
      );
      const schema = translation.schema(document, '', '') as Schema;
      const missing = unvisited(document, translation);
      if (missing.length > 0) {
        for (const pointer of missing) extra.add(pointer);
        continue;
      }
      settleReferences(translation);
      return { schema, origin: (pointer) => translation.moves.from(pointer) };
    }
    return { reason: 'references lead on and on into places that hold no schemas' };
  } catch (error) {
    if (error instanceof Untranslatable) return { reason: error.message };
    if (error instanceof RangeError) return { reason: 'the schema is nested too deeply' };
    throw error;
  }
}

/** Collects all member names and counts what looks like identifiers of resources. */
function survey(value: Json, names: Set<string>, identifier: string | undefined, count: number): number {
  if (typeof value !== 'object' || value === null) return count;
  let found = count;
  for (const [name, member] of Object.entries<Json>(value)) {
    if (!Array.isArray(value)) names.add(name);
    if (name === identifier && typeof member === 'string' && !member.startsWith('#')) found += 1;
    found = survey(member, names, identifier, found);
  }
  return found;
}
