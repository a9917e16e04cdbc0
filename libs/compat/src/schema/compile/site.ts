import type { Json, JsonObject } from '@plugwright/spec';
import { isArray, isObject } from '../value/json-type.ts';
import { Malformed } from './malformed.ts';
import { below } from './pointer.ts';

/** Which schema a dynamic anchor leads to from here: the outermost one on the way. */
export type Scopes = ReadonlyMap<string, Place>;

/** A place in a document: a JSON value, and the base that references from it start at. */
export interface Place {
  readonly value: Json;
  readonly pointer: string;
  readonly base: string;
}

/** A schema where it stands and as it is read. */
export interface Site extends Place {
  readonly scopes: Scopes;
  /** Members are those that the schema declares, wherever it declares any. */
  readonly declared: boolean;
}

/** The keywords of a schema that is an object. */
export function keywordsAt(place: Place): JsonObject {
  if (!isObject(place.value)) throw new Malformed(place.pointer, 'a schema has to be an object or a boolean');
  return place.value;
}

/** A reference resolved against a base, or undefined where that gives no address. */
export function resolveAddress(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

/** The place some levels further down. */
export function placeBelow<P extends Place>(place: P, ...tokens: readonly (string | number)[]): P {
  let { value, base } = place as Place;
  for (const token of tokens) {
    value = step(value, String(token)) ?? null;
    base = baseAt(value, base);
  }
  return { ...place, value, base, pointer: below(place.pointer, ...tokens) };
}

/** The member or item of a value. */
export function step(value: Json, token: string): Json | undefined {
  if (isArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

/** The base within a value: its own `$id`, if it has one. */
export function baseAt(value: Json, base: string): string {
  if (!isObject(value) || !Object.hasOwn(value, '$id')) return base;
  const id = value['$id'];
  if (typeof id !== 'string' || id.startsWith('#')) return base;
  const address = resolveAddress(id, base);
  return address === undefined ? base : address.replace(/#.*$/s, '');
}
