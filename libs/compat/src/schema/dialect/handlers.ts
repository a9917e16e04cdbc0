import type { Json, JsonObject } from '@plugwright/spec';
import { below } from './pointer.ts';
import { unicodePattern } from './unicode-pattern.ts';
import { Untranslatable, type Draft, type Handler, type KeywordPlace } from './rules.ts';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Sets an own member, also one called `__proto__`. */
export function put(out: Draft, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true });
  else out[key] = value;
}

/** The value stays as it is. */
export const keep: Handler = ({ keyword, value, out, from, to, walk }) => {
  put(out, keyword, walk.literal(value, from, below(to, keyword)));
};

/** The keyword has no meaning here and leaves nothing behind. */
export const drop: Handler = () => undefined;

/** The value is a schema. */
export const schema: Handler = (place) => {
  schemaUnder(place, place.keyword);
};

function schemaUnder({ value, out, from, to, walk }: KeywordPlace, keyword: string): void {
  out[keyword] = walk.schema(value, from, below(to, keyword));
}

/** The value is a list of schemas. */
export const list: Handler = (place) => {
  listUnder(place, place.keyword);
};

function listUnder({ value, out, from, to, walk }: KeywordPlace, keyword: string): void {
  const target = below(to, keyword);
  out[keyword] = isArray(value) ? value.map((item, index) => walk.schema(item, below(from, index), below(target, index))) : walk.literal(value, from, target);
}

/** The value is an object whose members are schemas under any names. */
export const map: Handler = (place) => {
  mapUnder(place, (name) => name);
};

/** The value is an object whose members are schemas under patterns. */
export const patterns: Handler = (place) => {
  const written = new Set(isObject(place.value) ? Object.keys(place.value) : []);
  mapUnder(place, (name) => {
    const pattern = unicodePattern(name);
    return written.has(pattern) ? name : pattern;
  });
};

function mapUnder({ keyword, value, out, from, to, walk }: KeywordPlace, named: (name: string) => string): void {
  const target = below(to, keyword);
  if (!isObject(value)) {
    out[keyword] = walk.literal(value, from, target);
    return;
  }
  const members: Draft = {};
  for (const [name, member] of Object.entries(value)) {
    put(members, named(name), walk.schema(member, below(from, name), below(target, named(name))));
  }
  out[keyword] = members;
}

/** A reference, rewritten at the end. */
export const reference: Handler = ({ keyword, value, out, walk }) => {
  out[keyword] = value;
  if (typeof value === 'string') walk.reference(out, keyword);
};

/** Adds a branch behind the written ones of `allOf`, which the walk translates first, and answers its number. */
export function alsoRequire(out: Draft, branch: Json): number {
  const before = out['allOf'];
  const written: readonly Json[] = isArray(before) ? before : [];
  out['allOf'] = [...written, branch];
  return written.length;
}

/** A list of values; validators refuse an empty one, which holds no value at all. */
const enumeration: Handler = (place) => {
  if (isArray(place.value) && place.value.length === 0) alsoRequire(place.out, false);
  else keep(place);
};

/** A regular expression. */
const pattern: Handler = (place) => {
  if (typeof place.value === 'string') place.out['pattern'] = unicodePattern(place.value);
  else keep(place);
};

/** A name for the schema within its resource. */
export function anchor(dynamic: boolean): Handler {
  return ({ keyword, value, out, to, walk }) => {
    out[keyword] = value;
    if (typeof value === 'string') walk.anchor(out, to, value, dynamic);
  };
}

/** `items` before 2020-12: a list is what `prefixItems` is now. */
export const itemsOrList: Handler = (place) => {
  if (!isArray(place.value)) schemaUnder(place, 'items');
  else if (place.value.length > 0) listUnder(place, 'prefixItems');
};

/** `additionalItems` counts only beside a list of `items` and is what `items` is now. */
export const additionalItems: Handler = (place) => {
  if (isArray(place.node['items'])) schemaUnder(place, 'items');
};

/** `dependencies`: lists of names became `dependentRequired`, schemas `dependentSchemas`. */
export const dependencies: Handler = ({ value, out, from, to, walk }) => {
  if (!isObject(value)) {
    out['dependentSchemas'] = walk.literal(value, from, below(to, 'dependentSchemas'));
    return;
  }
  const required: Draft = {};
  const schemas: Draft = {};
  for (const [name, member] of Object.entries(value)) {
    const source = below(from, name);
    // The oldest draft's draft allowed one name without a list; validators still read it so.
    if (typeof member === 'string') put(required, name, [member]);
    else if (isArray(member)) put(required, name, walk.literal(member, source, source));
    else put(schemas, name, walk.schema(member, source, below(below(to, 'dependentSchemas'), name)));
  }
  if (Object.keys(required).length > 0) out['dependentRequired'] = required;
  if (Object.keys(schemas).length > 0) out['dependentSchemas'] = schemas;
};

/** A bound that a boolean beside it makes exclusive. */
export function bound(exclusive: 'exclusiveMinimum' | 'exclusiveMaximum'): Handler {
  return ({ keyword, value, node, out }) => {
    out[node[exclusive] === true ? exclusive : keyword] = value;
  };
}

/** The boolean beside such a bound; its work is done by the bound. */
export const exclusiveFlag: Handler = ({ keyword, value, from }) => {
  if (typeof value !== 'boolean') throw new Untranslatable(`${keyword} must be a boolean in this dialect`, from);
};

/** A keyword that only says something to people; kept, so that nothing is lost, and never looked into. */
export const annotations: Readonly<Record<string, Handler>> = { title: keep, description: keep, default: keep };

/** What every dialect shares. */
export const common: Readonly<Record<string, Handler>> = {
  ...annotations,
  type: keep,
  enum: enumeration,
  format: keep,
  multipleOf: keep,
  maxLength: keep,
  minLength: keep,
  pattern,
  maxItems: keep,
  minItems: keep,
  uniqueItems: keep,
  maxProperties: keep,
  minProperties: keep,
  required: keep,
  properties: map,
  additionalProperties: schema,
  allOf: list,
  anyOf: list,
  oneOf: list,
  not: schema,
  $ref: reference,
  definitions: map,
  // Not a keyword before 2019-09, but what is referred to there should arrive translated.
  $defs: map,
};
