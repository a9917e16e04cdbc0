import { isArray, type Json, type JsonObject } from '@plugwright/spec';
import { sameJson } from '../equal.ts';
import { shownValue } from '../shown-value.ts';
import { placeName, type At, type KeywordFamily, type Walker } from './step.ts';

function list(values: readonly (Json | undefined)[]): string {
  const texts = values.slice(0, 5).map(shownValue);
  return values.length > 5 ? `${texts.join(', ')} and ${values.length - 5} more` : texts.join(', ');
}

function typesOf(schema: JsonObject): readonly string[] | undefined {
  const type = schema['type'];
  return typeof type === 'string' ? [type] : isArray(type) ? type.filter((item) => typeof item === 'string') : undefined;
}

const holds = (types: readonly string[], type: string): boolean => types.includes(type) || (type === 'integer' && types.includes('number'));

function compareTypes(walker: Walker, old: JsonObject, current: JsonObject, at: At): void {
  const before = typesOf(old);
  const after = typesOf(current);
  const kept = before === undefined || after === undefined ? before === after : before.every((type) => holds(after, type));
  const new_ = before === undefined || after === undefined ? before === after : after.every((type) => holds(before, type));
  if (kept && new_) return;
  const sense = after === undefined || (kept && before !== undefined) ? 'wider' : before === undefined || new_ ? 'narrower' : 'changed';
  walker.edit(at, sense, `the type of ${placeName(at.path)} was ${before?.join(' or ') ?? 'any'} and is ${after?.join(' or ') ?? 'any'}`, ['type']);
}

function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  const { enum: values, const: single } = schema;
  return isArray(values) ? values : single === undefined ? undefined : [single];
}

function compareChoices(walker: Walker, old: JsonObject, current: JsonObject, at: At): void {
  const before = valuesOf(old);
  const after = valuesOf(current);
  if (before === after) return;
  const tokens = [current['enum'] === undefined && old['enum'] === undefined ? 'const' : 'enum'];
  if (before === undefined) {
    walker.edit(at, 'narrower', `${placeName(at.path)} is one of ${list(after ?? [])} now`, tokens);
    return;
  }
  if (after === undefined) {
    walker.edit(at, 'wider', `${placeName(at.path)} is no longer one of ${list(before)} only`, tokens);
    return;
  }
  const lost = before.filter((value) => !after.some((other) => sameJson(value, other)));
  const gained = after.filter((value) => !before.some((other) => sameJson(value, other)));
  if (lost.length > 0) walker.edit(at, 'narrower', `${placeName(at.path)} can no longer be ${list(lost)}`, tokens);
  if (gained.length > 0) walker.edit(at, 'wider', `${placeName(at.path)} can be ${list(gained)} now`, tokens);
}

/** `type`, `enum` and `const`. */
export const values: KeywordFamily = (walker, old, current, at) => {
  compareTypes(walker, old, current, at);
  compareChoices(walker, old, current, at);
};

const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains'] as const;
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains'] as const;
const others = ['pattern', 'multipleOf', 'format', 'uniqueItems'] as const;

function compareBound(walker: Walker, keyword: string, old: Json | undefined, current: Json | undefined, at: At, isLower: boolean): void {
  if (old === current) return;
  const narrower = old === undefined || (typeof old === 'number' && typeof current === 'number' && (isLower ? current > old : current < old));
  const text =
    old === undefined
      ? `${placeName(at.path)} has ${keyword} ${shownValue(current)} now`
      : current === undefined
        ? `${placeName(at.path)} no longer has ${keyword} ${shownValue(old)}`
        : `${keyword} of ${placeName(at.path)} was ${shownValue(old)} and is ${shownValue(current)}`;
  walker.edit(at, narrower ? 'narrower' : 'wider', text, [keyword]);
}

/** Bounds of numbers, texts, lists and objects, and the other assertions about one value. */
export const bounds: KeywordFamily = (walker, old, current, at) => {
  for (const keyword of lower) compareBound(walker, keyword, old[keyword], current[keyword], at, true);
  for (const keyword of upper) compareBound(walker, keyword, old[keyword], current[keyword], at, false);
  for (const keyword of others) {
    const before = old[keyword];
    const after = current[keyword];
    // `uniqueItems: false` says nothing, and so does its absence.
    if (before === after || (keyword === 'uniqueItems' && before !== true && after !== true)) continue;
    const off = (value: Json | undefined): boolean => value === undefined || value === false;
    const sense = off(before) ? 'narrower' : off(after) ? 'wider' : 'changed';
    const text = off(before)
      ? `${placeName(at.path)} has ${keyword} ${shownValue(after)} now`
      : off(after)
        ? `${placeName(at.path)} no longer has ${keyword} ${shownValue(before)}`
        : `${keyword} of ${placeName(at.path)} was ${shownValue(before)} and is ${shownValue(after)}`;
    walker.edit(at, sense, text, [keyword]);
  }
};
