import { createHash } from 'node:crypto';
import { canonicalJson, isObject, prose, type Json, type JsonObject } from '@plugwright/spec';

/** Members that only describe. */
const describing: ReadonlySet<string> = new Set([...prose, 'action', 'reason', 'tags', 'x-released']);
/** Members whose keys are names that somebody chose. */
const named: ReadonlySet<string> = new Set([
  'types',
  'errors',
  'operations',
  'services',
  'events',
  'publishes',
  'subscribes',
  'extensionPoints',
  'contributes',
  'imports',
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
]);
/** Members whose value is taken as it is. */
const values: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);

function meaning(value: Json, keysAreNames: boolean): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => meaning(item, false));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => keysAreNames || !describing.has(key));
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, !keysAreNames && values.has(key) ? inner : meaning(inner, !keysAreNames && named.has(key))] as const),
  );
}

/** SHA-256, as `sha256:<hex>`. */
export const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** A digest of what a document says, prose and its own version aside: what is equal works alike. */
export function meaningDigest(document: JsonObject): string {
  const told = Object.entries(document).filter(([key]) => key !== 'version');
  return sha256(canonicalJson(meaning(Object.fromEntries(told), false)));
}
