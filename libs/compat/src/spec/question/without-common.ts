import { isObject, type Json, type JsonObject, type Schema } from '@plugwright/spec';
import type { Question } from '../../schema/refutation.ts';
import { isSilent } from '../../schema/silent.ts';
import { SameSchema } from '../same-schema.ts';
import { Definitions, nameOf, NotPlain } from './definitions.ts';
import { isOfItems, isOfMembers, requiredOf, withoutSilent, type OfMembers } from './shapes.ts';

/** Most schemas looked into: a definition is looked into at each place that refers to it. */
const MOST_SCHEMAS = 1_000;

/** Deepest place looked into: what is inside is compared again at each level. */
const DEEPEST = 50;

type Pair = readonly [wider: Json, narrower: Json];

/** The name of the definition that a schema stands for, if it is nothing but a reference to one. */
function alias(schema: Json): string | undefined {
  if (!isObject(schema) || !Object.keys(schema).every((key) => key === '$ref' || isSilent(key))) return undefined;
  return nameOf(schema['$ref']);
}

function withoutDefinitions(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$defs'));
}

/** Leaves out of both schemas what they say alike of members that nobody has to give. */
class Shortening {
  readonly #wider: Definitions;
  readonly #narrower: Definitions;
  readonly #same: SameSchema;
  readonly #open = new Set<string>();
  #left = MOST_SCHEMAS;
  #depth = 0;

  constructor(wider: JsonObject, narrower: JsonObject) {
    this.#wider = new Definitions(wider);
    this.#narrower = new Definitions(narrower);
    this.#same = new SameSchema((reference) => {
      const name = nameOf(reference);
      return name === undefined ? [] : [this.#wider.get(name), this.#narrower.get(name)];
    });
  }

  question(wider: JsonObject, narrower: JsonObject): Question {
    const [left, right] = this.#pair(withoutDefinitions(wider), withoutDefinitions(narrower));
    return { wider: this.#wider.around(left), narrower: this.#narrower.around(right) };
  }

  #pair(wider: Json, narrower: Json): Pair {
    this.#left -= 1;
    if (this.#left < 0 || this.#depth > DEEPEST) return this.#whole(wider, narrower);
    this.#depth += 1;
    const pair = this.#inner(wider, narrower);
    this.#depth -= 1;
    return pair;
  }

  #inner(wider: Json, narrower: Json): Pair {
    const names = [alias(wider), alias(narrower)] as const;
    if (names[0] !== undefined || names[1] !== undefined) return this.#followed(wider, narrower, names);
    if (!isObject(wider) || !isObject(narrower)) return this.#whole(wider, narrower);
    if (isOfMembers(wider) && isOfMembers(narrower)) return this.#members(wider, narrower);
    if (isOfItems(wider) && isOfItems(narrower)) {
      const [left, right] = this.#pair(wider.items, narrower.items);
      return [withoutSilent({ ...wider, items: left }), withoutSilent({ ...narrower, items: right })];
    }
    return this.#whole(wider, narrower);
  }

  #whole(wider: Json, narrower: Json): Pair {
    this.#wider.keep(wider);
    this.#narrower.keep(narrower);
    return [wider, narrower];
  }

  /** Definitions are looked into where they are referred to, unless that never ends. */
  #followed(wider: Json, narrower: Json, [left, right]: readonly [string | undefined, string | undefined]): Pair {
    const targets = [left === undefined ? wider : this.#wider.get(left), right === undefined ? narrower : this.#narrower.get(right)] as const;
    const key = JSON.stringify([left ?? null, right ?? null]);
    if (targets[0] === undefined || targets[1] === undefined || this.#open.has(key)) return this.#whole(wider, narrower);
    this.#open.add(key);
    const pair = this.#pair(targets[0], targets[1]);
    this.#open.delete(key);
    return pair;
  }

  #members(wider: OfMembers, narrower: OfMembers): Pair {
    const required = new Set([...requiredOf(wider), ...requiredOf(narrower)]);
    const changed = new Map<string, Pair>();
    for (const name of Object.keys(narrower.properties)) {
      if (!Object.hasOwn(wider.properties, name)) continue;
      const [left, right] = [wider.properties[name] ?? null, narrower.properties[name] ?? null];
      const forbidden = !required.has(name) && this.#same.told(left, right);
      changed.set(name, forbidden ? [false, false] : this.#pair(left, right));
    }
    return [this.#with(wider, changed, 0), this.#with(narrower, changed, 1)];
  }

  #with(schema: OfMembers, changed: ReadonlyMap<string, Pair>, side: 0 | 1): JsonObject {
    const definitions = side === 0 ? this.#wider : this.#narrower;
    const closed = schema['additionalProperties'] === false;
    const members = Object.entries(schema.properties).flatMap(([name, member]): (readonly [string, Json])[] => {
      const pair = changed.get(name);
      if (pair === undefined) definitions.keep(member);
      const now = pair === undefined ? member : pair[side];
      return closed && now === false ? [] : [[name, now]];
    });
    definitions.keep(schema['additionalProperties'] ?? true);
    return withoutSilent({ ...schema, properties: Object.fromEntries(members) });
  }
}

/**
 * The question about what the two schemas do not say alike; its answer is of the same kind, and its witnesses are witnesses
 * of the whole question. Where a value breaks the containment, it does so without the members that both schemas describe
 * in the same words and that nobody has to give: they are forbidden on both sides, in depth. So the question is small,
 * and the same one for all who refer to what changed.
 */
export function withoutCommon(wider: Schema, narrower: Schema): Question {
  if (!isObject(wider) || !isObject(narrower)) return { wider, narrower };
  try {
    return new Shortening(wider, narrower).question(wider, narrower);
  } catch (error) {
    if (error instanceof NotPlain || error instanceof RangeError) return { wider, narrower };
    throw error;
  }
}
