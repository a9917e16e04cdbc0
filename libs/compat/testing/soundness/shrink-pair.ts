import type { Json, JsonObject, Schema } from '@plugwright/spec';
import type { Pair } from '../generate/pair.ts';
import { positionsOf, replaceAt, without } from '../generate/positions.ts';

const size = (value: Json): number => JSON.stringify(value).length;

/** Schemas with one part less, or one part simpler. */
function* smaller(schema: Schema): Generator<Schema> {
  for (const { path, schema: inner } of positionsOf(schema)) {
    if (path.length > 0) yield* [true, false].map((flat) => replaceAt(schema, path, flat));
    if (typeof inner === 'boolean') continue;
    for (const keyword of Object.keys(inner)) {
      yield replaceAt(schema, path, without(inner, keyword));
      for (const less of lessOf(inner[keyword] ?? null)) yield replaceAt(schema, path, { ...inner, [keyword]: less });
    }
    for (const nested of positionsOf(inner).slice(1)) if (path.length > 0 || inner['$defs'] === undefined) yield replaceAt(schema, path, nested.schema);
  }
}

function lessOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value.length > 1 ? value.map((_, index) => value.filter((__, other) => other !== index) as Json) : [];
  if (typeof value === 'object' && value !== null) return Object.keys(value).map((key) => without(value as JsonObject, key));
  return [];
}

/**
 * The smallest pair found for which `stillFails` holds, by removing and simplifying parts of both schemas in turn;
 * deterministic, at most `most` questions.
 */
export async function shrinkPair(pair: Pair, stillFails: (pair: Pair) => Promise<boolean>, most = 2000): Promise<Pair> {
  let best = pair;
  let left = most;
  for (let improved = true; improved && left > 0;) {
    improved = false;
    for (const side of ['wider', 'narrower'] as const) {
      for (const candidate of smaller(best[side])) {
        if (size(candidate) >= size(best[side])) continue;
        if (left <= 0) return best;
        left -= 1;
        const next: Pair = { ...best, [side]: candidate };
        if (!(await stillFails(next))) continue;
        best = next;
        improved = true;
        break;
      }
    }
  }
  return best;
}
