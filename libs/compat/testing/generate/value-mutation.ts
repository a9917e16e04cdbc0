import type { Json, JsonObject } from '@plugwright/spec';
import type { Random } from '../random.ts';
import { randomValue } from './value.ts';
import { names } from './vocabulary.ts';

function mutatedItems(items: readonly Json[], random: Random): Json {
  const at = random.below(Math.max(1, items.length));
  switch (random.below(4)) {
    case 0:
      return items.filter((_, index) => index !== at);
    case 1:
      return [...items, randomValue(random, 1)];
    case 2:
      return items.length === 0 ? [randomValue(random, 1)] : [...items, items[at] ?? null];
    default:
      return items.map((item, index) => (index === at ? mutatedValue(item, random) : item));
  }
}

function mutatedMembers(members: JsonObject, random: Random): Json {
  const entries = Object.entries(members);
  const at = random.below(Math.max(1, entries.length));
  switch (random.below(3)) {
    case 0:
      return Object.fromEntries(entries.filter((_, index) => index !== at));
    case 1:
      return Object.fromEntries([...entries, [random.pick(names), randomValue(random, 1)]]);
    default:
      return Object.fromEntries(entries.map(([name, value], index) => [name, index === at ? mutatedValue(value, random) : value]));
  }
}

/** A value beside the given one: one step in a number, a letter, an item, a member, or another type. */
export function mutatedValue(value: Json, random: Random): Json {
  if (random.chance(0.08)) return randomValue(random, 1);
  if (typeof value === 'number') return value + random.pick([1, -1, 0.5, -0.5, 0.1, 2]);
  if (typeof value === 'string') return random.chance(0.5) ? value + random.pick(['a', 'b', '1', '😀', '\n']) : Array.from(value).slice(1).join('');
  if (typeof value === 'boolean') return !value;
  if (value === null) return random.pick([0, false, '', null]);
  return Array.isArray(value) ? mutatedItems(value as readonly Json[], random) : mutatedMembers(value as JsonObject, random);
}
