import { isObject, type Json, type JsonObject, type Schema } from '@plugwright/spec';
import { sameJson } from '../equal.ts';
import { isOfItems, isOfMembers, requiredOf, type OfItems, type OfMembers } from './shapes.ts';
import type { Question } from './without-common.ts';

/** Whether some value of a schema is known, one that carries declared names only. */
export type Inhabited = (schema: Schema) => boolean | Promise<boolean>;

/** Deepest place looked into: what is inside is compared again at each level. */
const DEEPEST = 50;

type Pair = readonly [wider: Json, narrower: Json];

const isSchema = (value: Json): value is Schema => typeof value === 'boolean' || isObject(value);

/** Where a part stands alone it has to take the definitions along. */
const refers = (part: Json): boolean => JSON.stringify(part).includes('"$ref"');

/** The members in which the schemas differ, if nothing else hangs on them and each can be given in a value of the narrower. */
async function membersOf(wider: OfMembers, narrower: OfMembers, isInhabited: Inhabited): Promise<readonly Pair[] | undefined> {
  const object = wider['type'] === 'object' && narrower['type'] === 'object';
  if (!object || !sameJson(wider['additionalProperties'], narrower['additionalProperties'])) return undefined;
  const [demanded, given] = [requiredOf(wider), requiredOf(narrower)];
  const names = Object.keys(narrower.properties);
  const both = names.every((name) => Object.hasOwn(wider.properties, name)) && names.length === Object.keys(wider.properties).length;
  if (!both || [...demanded].some((name) => !given.has(name))) return undefined;
  for (const name of given) {
    if (typeof name !== 'string' || !Object.hasOwn(narrower.properties, name)) return undefined;
    const member = narrower.properties[name] ?? null;
    if (!isSchema(member) || refers(member) || !(await isInhabited(member))) return undefined;
  }
  const pairs = names.map((name): Pair => [wider.properties[name] ?? null, narrower.properties[name] ?? null]);
  const differing = pairs.filter(([left, right]) => refers(left) || refers(right) || !sameJson(left, right));
  return differing.every((pair) => pair.every(isSchema)) ? differing : undefined;
}

/** The items, if a value of the narrower can have one and both schemas count alike. */
function itemsOf(wider: OfItems, narrower: OfItems): readonly Pair[] | undefined {
  const { minItems = 0, maxItems = Number.MAX_VALUE } = narrower;
  const counted = (['type', 'minItems', 'maxItems'] as const).every((keyword) => sameJson(wider[keyword], narrower[keyword]));
  const roomy = typeof minItems === 'number' && typeof maxItems === 'number' && Math.max(1, Math.ceil(minItems)) <= Math.floor(maxItems);
  const whole = counted && roomy && narrower['type'] === 'array' && isSchema(wider.items) && isSchema(narrower.items);
  return whole ? [[wider.items, narrower.items]] : undefined;
}

async function partsOfPair([wider, narrower]: Pair, isInhabited: Inhabited, depth: number): Promise<readonly Pair[]> {
  if (depth > DEEPEST) return [[wider, narrower]];
  const inner =
    isOfMembers(wider) && isOfMembers(narrower)
      ? await membersOf(wider, narrower, isInhabited)
      : isOfItems(wider) && isOfItems(narrower)
        ? itemsOf(wider, narrower)
        : undefined;
  if (inner === undefined) return [[wider, narrower]];
  const parts: Pair[] = [];
  for (const pair of inner) parts.push(...(await partsOfPair(pair, isInhabited, depth + 1)));
  return parts;
}

/**
 * The questions about single places that one about members and items comes to: its answer is yes where theirs all are, and
 * no where one of theirs is. The question itself where it cannot be taken apart.
 */
export async function partsOf({ wider, narrower }: Question, isInhabited: Inhabited): Promise<readonly Question[]> {
  if (!isObject(wider) || !isObject(narrower)) return [{ wider, narrower }];
  const [{ $defs: beside, ...left }, { $defs: within, ...right }]: [JsonObject, JsonObject] = [wider, narrower];
  const parts = await partsOfPair([left, right], isInhabited, 0);
  const alone = (part: Json, definitions: Json | undefined): Schema =>
    isObject(part) ? (definitions !== undefined && refers(part) ? { ...part, $defs: definitions } : part) : part === true;
  return parts.map(([outer, inner]) => ({ wider: alone(outer, beside), narrower: alone(inner, within) }));
}
