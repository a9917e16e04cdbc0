import { isArray, isObject, type Json, type Schema } from '@plugwright/spec';
import { sameJson } from '../equal.ts';
import { isOfItems, isOfMembers, requiredOf, type OfItems, type OfMembers } from './shapes.ts';
import type { Question } from '../../schema/refutation.ts';

/** Whether some value of a schema is known, one that carries declared names only. */
export type Inhabited = (schema: Schema) => boolean | Promise<boolean>;

/** Deepest place looked into: what is inside is compared again at each level. */
const DEEPEST = 50;

const isSchema = (value: Json): value is Schema => typeof value === 'boolean' || isObject(value);

function refers(part: Json): boolean {
  if (isArray(part)) return part.some(refers);
  return isObject(part) && Object.keys(part).some((key) => key.startsWith('$') || refers(part[key] ?? null));
}

/** The members in which the schemas differ, if nothing else hangs on them and each can be given in a value of the narrower. */
async function membersOf(wider: OfMembers, narrower: OfMembers, isInhabited: Inhabited): Promise<readonly Question[] | undefined> {
  const object = wider['type'] === 'object' && narrower['type'] === 'object';
  if (!object || !sameJson(wider['additionalProperties'], narrower['additionalProperties'])) return undefined;
  const [demanded, given] = [requiredOf(wider), requiredOf(narrower)];
  const names = Object.keys(narrower.properties);
  const both = names.every((name) => Object.hasOwn(wider.properties, name)) && names.length === Object.keys(wider.properties).length;
  if (!both || [...demanded].some((name) => !given.has(name))) return undefined;
  for (const name of given) {
    if (typeof name !== 'string' || !Object.hasOwn(narrower.properties, name)) return undefined;
    const member = narrower.properties[name] ?? null;
    if (!isSchema(member) || !(await isInhabited(member))) return undefined;
  }
  const differing: Question[] = [];
  for (const name of names) {
    const [left, right] = [wider.properties[name] ?? null, narrower.properties[name] ?? null];
    if (sameJson(left, right)) continue;
    if (!isSchema(left) || !isSchema(right)) return undefined;
    differing.push({ wider: left, narrower: right });
  }
  return differing;
}

/** The items, if a value of the narrower can have one and both schemas count alike. */
function itemsOf(wider: OfItems, narrower: OfItems): readonly Question[] | undefined {
  const { minItems = 0, maxItems = Number.MAX_VALUE } = narrower;
  const counted = (['type', 'minItems', 'maxItems'] as const).every((keyword) => sameJson(wider[keyword], narrower[keyword]));
  const roomy = typeof minItems === 'number' && typeof maxItems === 'number' && Math.max(1, Math.ceil(minItems)) <= Math.floor(maxItems);
  if (!counted || !roomy || narrower['type'] !== 'array' || !isSchema(wider.items) || !isSchema(narrower.items)) return undefined;
  return [{ wider: wider.items, narrower: narrower.items }];
}

async function partsOfPair({ wider, narrower }: Question, isInhabited: Inhabited, depth: number): Promise<readonly Question[]> {
  if (depth > DEEPEST) return [{ wider, narrower }];
  const inner =
    isOfMembers(wider) && isOfMembers(narrower)
      ? await membersOf(wider, narrower, isInhabited)
      : isOfItems(wider) && isOfItems(narrower)
        ? itemsOf(wider, narrower)
        : undefined;
  if (inner === undefined) return [{ wider, narrower }];
  const parts: Question[] = [];
  for (const pair of inner) parts.push(...(await partsOfPair(pair, isInhabited, depth + 1)));
  return parts;
}

/**
 * The questions about single places that one about members and items comes to: its answer is yes where theirs all are, and
 * no where one of theirs is. The question itself where it cannot be taken apart, or has references.
 */
export async function partsOf(question: Question, isInhabited: Inhabited): Promise<readonly Question[]> {
  if (refers(question.wider) || refers(question.narrower)) return [question];
  return partsOfPair(question, isInhabited, 0);
}
