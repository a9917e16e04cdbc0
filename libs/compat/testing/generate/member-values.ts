import type { Json, JsonObject, Schema } from '@plugwright/spec';
import type { Random } from '../random.ts';
import { names, numbers, texts } from './vocabulary.ts';

const numberOf = (value: Json | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** Numbers at and beside the bounds and multiples of the divisor. */
function numberFor(flat: JsonObject, random: Random, whole: boolean): number {
  const divisor = numberOf(flat['multipleOf'], whole ? 1 : 0.5);
  const marks = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap((keyword) => (typeof flat[keyword] === 'number' ? [flat[keyword]] : []));
  const base = marks.length > 0 ? random.pick(marks) : random.pick(numbers);
  const near = base + random.pick([0, 0, 1, -1, 0.5, -0.5, 0.25, 2, -2, 7]);
  const fitted = random.chance(0.7) ? Math.round(near / divisor) * divisor : near;
  return whole && random.chance(0.9) ? Math.round(fitted) : fitted;
}

/** Texts that match, or come near. */
function textFor(flat: JsonObject, random: Random): string {
  const least = numberOf(flat['minLength'], 0);
  const most = numberOf(flat['maxLength'], 8);
  const pattern = flat['pattern'];
  const fitting = texts.filter(
    (text) => Array.from(text).length >= least && Array.from(text).length <= most && (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)),
  );
  if (fitting.length > 0 && random.chance(0.8)) return random.pick(fitting);
  return Array.from({ length: Math.min(6, least + random.below(3)) }, () => random.pick(['a', 'b', 'x', '1', '😀', 'é'])).join('');
}

function itemsFor(flat: JsonObject, random: Random, below: (schema: Schema) => Json): Json {
  const prefix = Array.isArray(flat['prefixItems']) ? (flat['prefixItems'] as readonly Schema[]) : [];
  const length = Math.min(6, numberOf(flat['minItems'], 0) + random.below(4), numberOf(flat['maxItems'], 6));
  const rest = (flat['items'] ?? flat['unevaluatedItems'] ?? true) as Schema;
  const contained = flat['contains'] as Schema | undefined;
  return Array.from({ length }, (_, index) => {
    if (contained !== undefined && random.chance(0.4)) return below(contained);
    return below(prefix[index] ?? rest);
  });
}

function membersFor(flat: JsonObject, random: Random, below: (schema: Schema) => Json): Json {
  const declared = (flat['properties'] ?? {}) as JsonObject;
  const patterns = Object.entries((flat['patternProperties'] ?? {}) as JsonObject);
  const rest = (flat['additionalProperties'] ?? flat['unevaluatedProperties'] ?? true) as Schema;
  const required = Array.isArray(flat['required']) ? flat['required'].map(String) : [];
  const known = Object.keys(declared);
  const wanted = new Set(required);
  for (const name of known) if (random.chance(0.55)) wanted.add(name);
  for (const name of random.some(names, 2)) if (random.chance(rest === false ? 0.1 : 0.5)) wanted.add(name);
  const schemaOf = (name: string): Schema => {
    if (Object.hasOwn(declared, name)) return declared[name] as Schema;
    const matching = patterns.find(([pattern]) => new RegExp(pattern, 'u').test(name));
    return matching === undefined ? rest : (matching[1] as Schema);
  };
  return Object.fromEntries([...wanted].map((name) => [name, below(schemaOf(name))]));
}

/** A value of a type, guided by the keywords that concern the type. */
export function memberValue(type: string, flat: JsonObject, random: Random, below: (schema: Schema) => Json): Json {
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return numberFor(flat, random, type === 'integer');
    case 'string':
      return textFor(flat, random);
    case 'array':
      return itemsFor(flat, random, below);
    default:
      return membersFor(flat, random, below);
  }
}
