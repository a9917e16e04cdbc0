import { isArray, isObject, memberOf } from '../json/access.ts';
import type { Json, JsonObject } from '../model/schema.ts';

/** Which members and items of a value some schema has spoken of, for `unevaluatedProperties` and `unevaluatedItems`. */
interface Evaluated {
  readonly members: Set<string>;
  /** Items up to this index; all of them where it is Infinity. */
  items: number;
  readonly single: Set<number>;
}

const nothing = (): Evaluated => ({ members: new Set(), items: 0, single: new Set() });

function take(into: Evaluated, from: Evaluated): void {
  for (const name of from.members) into.members.add(name);
  for (const index of from.single) into.single.add(index);
  into.items = Math.max(into.items, from.items);
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = new RegExp(source, 'u');
    patterns.set(source, pattern);
  }
  return pattern;
}

/** The same text for the same value. Not canonical JSON, which refuses text that only looks like Unicode. */
function textOfValue(value: Json): string {
  return JSON.stringify(value, (_, member: Json) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  );
}

function same(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && textOfValue(a) === textOfValue(b));
}

function hasType(value: Json, type: Json): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** As Ajv does it, which is strict about fractions and does not see whole numbers that are printed with an exponent. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return quotient === Number.parseInt(String(quotient), 10);
}

/** The formats that are more than annotations, each with what a text of it is. */
export type Formats = ReadonlyMap<string, (text: string) => boolean>;

/** An interpreter of the profile of JSON Schema 2020-12 that specs may use. */
class Interpreter {
  readonly #definitions: Json | undefined;
  readonly #formats: Formats | undefined;

  constructor(whole: JsonObject, formats: Formats | undefined) {
    this.#definitions = memberOf(whole, '$defs');
    this.#formats = formats;
  }

  fits(schema: Json | undefined, value: Json, evaluated: Evaluated): boolean {
    if (typeof schema === 'boolean') return schema;
    if (!isObject(schema)) return true;
    // A schema sees what its own parts have spoken of, not what its neighbours have.
    const own = nothing();
    if (!(this.#any(schema, value) && this.#inPlace(schema, value, own) && this.#inside(schema, value, own))) return false;
    take(evaluated, own);
    return true;
  }

  /** What does not depend on the members and items of the value. */
  #any(schema: JsonObject, value: Json): boolean {
    const { type, enum: allowed, const: only } = schema;
    if (typeof type === 'string' && !hasType(value, type)) return false;
    if (isArray(type) && !type.some((one) => hasType(value, one))) return false;
    if (isArray(allowed) && !allowed.some((one) => same(one, value))) return false;
    if (only !== undefined && !same(only, value)) return false;
    if (typeof value === 'number') return this.#number(schema, value);
    return typeof value !== 'string' || this.#text(schema, value);
  }

  #number(schema: JsonObject, value: number): boolean {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
    return (
      !(typeof minimum === 'number' && value < minimum) &&
      !(typeof maximum === 'number' && value > maximum) &&
      !(typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) &&
      !(typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) &&
      !(typeof multipleOf === 'number' && !isMultiple(value, multipleOf))
    );
  }

  #text(schema: JsonObject, value: string): boolean {
    const { minLength, maxLength, pattern, format } = schema;
    if (typeof pattern === 'string' && !patternOf(pattern).test(value)) return false;
    if (typeof format === 'string' && this.#formats?.get(format)?.(value) === false) return false;
    if (typeof minLength !== 'number' && typeof maxLength !== 'number') return true;
    // Characters are code points, as JSON Schema counts them.
    const length = Array.from(value).length;
    return !(typeof minLength === 'number' && length < minLength) && !(typeof maxLength === 'number' && length > maxLength);
  }

  #inPlace(schema: JsonObject, value: Json, evaluated: Evaluated): boolean {
    const { $ref, allOf, anyOf, oneOf, not } = schema;
    if (typeof $ref === 'string' && !this.fits(memberOf(this.#definitions, $ref.slice('#/$defs/'.length)), value, evaluated)) return false;
    if (isArray(allOf) && !allOf.every((one) => this.fits(one, value, evaluated))) return false;
    if (isArray(anyOf) && this.#count(anyOf, value, evaluated) === 0) return false;
    if (isArray(oneOf) && this.#count(oneOf, value, evaluated) !== 1) return false;
    if (not !== undefined && this.fits(not, value, nothing())) return false;
    // As Ajv has it, a condition without consequences says nothing, not even which members were spoken of.
    if (schema['if'] !== undefined && (schema['then'] !== undefined || schema['else'] !== undefined)) {
      const condition = nothing();
      const holds = this.fits(schema['if'], value, condition);
      if (holds) take(evaluated, condition);
      if (!this.fits(holds ? schema['then'] : schema['else'], value, evaluated)) return false;
    }
    return Object.entries(isObject(schema['dependentSchemas']) ? schema['dependentSchemas'] : {}).every(
      ([name, one]) => memberOf(value, name) === undefined || this.fits(one, value, evaluated),
    );
  }

  /** How many of several schemas the value fits; what those speak of is evaluated. */
  #count(schemas: readonly Json[], value: Json, evaluated: Evaluated): number {
    let count = 0;
    for (const schema of schemas) {
      const own = nothing();
      if (!this.fits(schema, value, own)) continue;
      take(evaluated, own);
      count += 1;
    }
    return count;
  }

  #inside(schema: JsonObject, value: Json, evaluated: Evaluated): boolean {
    if (isArray(value)) return this.#items(schema, value, evaluated);
    return !isObject(value) || this.#members(schema, value, evaluated);
  }

  #items(schema: JsonObject, value: readonly Json[], evaluated: Evaluated): boolean {
    const { minItems, maxItems, uniqueItems, prefixItems, items, contains, minContains, maxContains, unevaluatedItems } = schema;
    if (typeof minItems === 'number' && value.length < minItems) return false;
    if (typeof maxItems === 'number' && value.length > maxItems) return false;
    if (uniqueItems === true && new Set(value.map(textOfValue)).size < value.length) return false;
    const first = isArray(prefixItems) ? prefixItems : [];
    if (!first.every((one, index) => index >= value.length || this.fits(one, value[index] ?? null, nothing()))) return false;
    evaluated.items = Math.max(evaluated.items, first.length);
    if (items !== undefined) {
      if (!value.slice(first.length).every((item) => this.fits(items, item, nothing()))) return false;
      evaluated.items = Infinity;
    }
    if (contains !== undefined) {
      const found = value.flatMap((item, index) => (this.fits(contains, item, nothing()) ? [index] : []));
      if (found.length < (typeof minContains === 'number' ? minContains : 1)) return false;
      if (typeof maxContains === 'number' && found.length > maxContains) return false;
      for (const index of found) evaluated.single.add(index);
    }
    if (unevaluatedItems === undefined) return true;
    const rest = value.filter((_, index) => index >= evaluated.items && !evaluated.single.has(index));
    evaluated.items = Infinity;
    return rest.every((item) => this.fits(unevaluatedItems, item, nothing()));
  }

  #members(schema: JsonObject, value: JsonObject, evaluated: Evaluated): boolean {
    const {
      required,
      minProperties,
      maxProperties,
      dependentRequired,
      propertyNames,
      properties,
      patternProperties,
      additionalProperties,
      unevaluatedProperties,
    } = schema;
    const names = Object.keys(value);
    const has = (name: Json): boolean => typeof name === 'string' && Object.hasOwn(value, name);
    if (isArray(required) && !required.every(has)) return false;
    if (typeof minProperties === 'number' && names.length < minProperties) return false;
    if (typeof maxProperties === 'number' && names.length > maxProperties) return false;
    if (isObject(dependentRequired) && !Object.entries(dependentRequired).every(([name, needed]) => !has(name) || (isArray(needed) && needed.every(has))))
      return false;
    if (propertyNames !== undefined && !names.every((name) => this.fits(propertyNames, name, nothing()))) return false;
    const forms = Object.entries(isObject(patternProperties) ? patternProperties : {});
    for (const name of names) {
      const member = value[name] ?? null;
      const own = memberOf(properties, name);
      const matching = forms.filter(([form]) => patternOf(form).test(name));
      const known = own !== undefined || matching.length > 0;
      if (own !== undefined && !this.fits(own, member, nothing())) return false;
      if (!matching.every(([, one]) => this.fits(one, member, nothing()))) return false;
      if (!known && additionalProperties !== undefined && !this.fits(additionalProperties, member, nothing())) return false;
      if (known || additionalProperties !== undefined) evaluated.members.add(name);
    }
    if (unevaluatedProperties === undefined) return true;
    const rest = names.filter((name) => !evaluated.members.has(name));
    for (const name of rest) evaluated.members.add(name);
    return rest.every((name) => this.fits(unevaluatedProperties, value[name] ?? null, nothing()));
  }
}

/**
 * Whether a value fits a self-contained schema (as of `materialize`). Interprets the schema, so that a thousand schemas
 * which are asked once each need not be compiled; gives the same answer as Ajv (tested). Formats are annotations
 * but for those given.
 */
export function fits(schema: JsonObject | boolean, value: Json, formats?: Formats): boolean {
  return typeof schema === 'boolean' ? schema : new Interpreter(schema, formats).fits(schema, value, nothing());
}
