import { isArray, memberOf, textOf } from '../json/access.ts';
import { tokensOf } from '../json/pointer.ts';
import type { Json, JsonObject } from '../model/schema.ts';

/** A schema and every other one that speaks about the same value: what it refers to and what it combines. */
function* inPlace(whole: JsonObject, schema: Json | undefined, seen = new Set<Json>()): Generator<JsonObject> {
  if (typeof schema !== 'object' || schema === null || isArray(schema) || seen.has(schema)) return;
  seen.add(schema);
  yield schema;
  const reference = textOf(schema, '$ref');
  if (reference !== undefined) yield* inPlace(whole, memberOf(memberOf(whole, '$defs'), reference.slice('#/$defs/'.length)), seen);
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const list = memberOf(schema, keyword);
    if (isArray(list)) for (const item of list) yield* inPlace(whole, item, seen);
  }
  for (const keyword of ['then', 'else']) yield* inPlace(whole, memberOf(schema, keyword), seen);
}

/** The schemas of a member or an item, by its name or `*`. */
function* stepInto(schema: JsonObject, token: string): Generator<Json> {
  const named = memberOf(memberOf(schema, 'properties'), token);
  const map = memberOf(schema, 'additionalProperties');
  if (named !== undefined) yield named;
  else if (typeof map === 'object' && map !== null) yield map;
  const items = memberOf(schema, 'items');
  if (items !== undefined && /^(?:\d+|\*|-)$/.test(token)) yield items;
  const positions = memberOf(schema, 'prefixItems');
  const position = isArray(positions) && /^\d+$/.test(token) ? positions[Number(token)] : undefined;
  if (position !== undefined) yield position;
}

/**
 * Whether a pointer leads to a member that a materialised schema declares. Items are passed by their index or by `*`;
 * a schema that allows anything has no declared members.
 */
export function leadsToMember(whole: JsonObject | boolean, pointer: string): boolean {
  if (typeof whole === 'boolean') return pointer === '';
  let at: readonly Json[] = [whole];
  for (const token of tokensOf(pointer)) {
    at = at.flatMap((schema) => [...inPlace(whole, schema)].flatMap((one) => [...stepInto(one, token)]));
    if (at.length === 0) return false;
  }
  return true;
}
