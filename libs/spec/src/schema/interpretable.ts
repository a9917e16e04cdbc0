import { isArray, isObject, memberOf } from '../json/access.ts';
import type { Json, JsonObject } from '../model/schema.ts';
import { holdsSchemas } from './keywords.ts';

/** Keywords that the interpreter knows, beside those that hold schemas. */
const plain: ReadonlySet<string> = new Set([
  ...['type', 'enum', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'pattern'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minContains', 'maxContains', 'required', 'minProperties', 'maxProperties', 'dependentRequired'],
  ...['title', 'description', 'default', 'examples', 'deprecated', 'format', 'x-sensitive'],
]);

const reference = /^#\/\$defs\/([A-Za-z0-9.-]+)$/;

/** Ajv takes what every JavaScript object inherits for a member of the value. */
function isInherited(name: Json): boolean {
  return typeof name === 'string' && name in Object.prototype;
}

function names(schema: JsonObject): readonly Json[] {
  const maps = ['properties', 'dependentRequired', 'dependentSchemas'].flatMap((keyword) => Object.keys(isObject(schema[keyword]) ? schema[keyword] : {}));
  const { required, dependentRequired } = schema;
  const needed = isObject(dependentRequired) ? Object.values(dependentRequired).flatMap((list) => (isArray(list) ? list : [])) : [];
  return [...maps, ...needed, ...(isArray(required) ? required : [])];
}

function isPlain(schema: Json | undefined, definitions: Json | undefined): boolean {
  if (typeof schema === 'boolean') return true;
  if (!isObject(schema) || names(schema).some(isInherited)) return false;
  return Object.entries(schema).every(([keyword, value]) => {
    const how = holdsSchemas(keyword);
    // Validators differ on these, and the one that plugins run with decides.
    if (keyword === 'unevaluatedItems' || (keyword === 'contains' && schema['prefixItems'] !== undefined)) return false;
    if (how === 'single') return isPlain(value, definitions);
    if (how === 'list') return isArray(value) && value.every((item) => isPlain(item, definitions));
    if (how === 'map') return isObject(value) && Object.values(value).every((item) => isPlain(item, definitions));
    if (keyword !== '$ref') return plain.has(keyword);
    const name = typeof value === 'string' ? reference.exec(value)?.[1] : undefined;
    return name !== undefined && memberOf(definitions, name) !== undefined;
  });
}

const known = new WeakMap<object, boolean>();

/**
 * Whether `fits` surely says what Ajv does about a self-contained schema: it holds only keywords that the interpreter
 * knows, and every reference leads to one of its own definitions. Remembered by schema.
 */
export function isInterpretable(schema: JsonObject): boolean {
  let answer = known.get(schema);
  if (answer === undefined) {
    answer = isPlain(schema, memberOf(schema, '$defs'));
    known.set(schema, answer);
  }
  return answer;
}
