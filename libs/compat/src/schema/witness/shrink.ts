import type { Json, JsonObject } from '@plugwright/spec';
import { fromEntries, simplerValues } from './candidates.ts';

/** Most candidates tried; each costs two validators a validation. */
const MOST_TRIED = 400;

/** Deepest place looked at. */
const MOST_DEEP = 12;

type Path = readonly (string | number)[];

/**
 * A simpler value that is still a witness: members and items are dropped, strings shortened, numbers and
 * characters made plain, outside in, until nothing simpler is found or the tries are used up.
 * Deterministic; answers `value` itself where it is no witness or nothing simpler is one.
 */
export function shrink(value: Json, stillWitness: (value: Json) => boolean, mostTried = MOST_TRIED): Json {
  let best = value;
  let tried = 0;
  let improved = true;
  /** Places of the best value at which nothing simpler is a witness, with the number of candidates that were tried there. */
  const settled = new Map<string, number>();
  while (improved && tried < mostTried) {
    improved = false;
    for (const path of places(best, [])) {
      if (!exists(best, path)) continue;
      const name = JSON.stringify(path);
      const known = settled.get(name);
      // Counted as if they were tried again, so that the tries end at the same place.
      tried += known ?? 0;
      for (let again = known === undefined; again;) {
        again = false;
        const before = tried;
        for (const candidate of simplerValues(at(best, path))) {
          if (tried >= mostTried) return best;
          tried += 1;
          const changed = replaced(best, path, candidate);
          if (!stillWitness(changed)) continue;
          best = changed;
          improved = again = true;
          settled.clear();
          break;
        }
        if (!again) settled.set(name, tried - before);
      }
    }
  }
  return best;
}

/** All places of the value, outer ones first. */
function places(value: Json, path: Path): Path[] {
  if (path.length > MOST_DEEP || typeof value !== 'object' || value === null) return [path];
  const children: Path[] = Array.isArray(value)
    ? (value as readonly Json[]).flatMap((item, index) => places(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]));
  return [path, ...children];
}

function child(value: Json, step: string | number): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return Array.isArray(value) ? (value as readonly Json[])[Number(step)] : (value as JsonObject)[step];
}

function exists(value: Json, path: Path): boolean {
  let here: Json | undefined = value;
  for (const step of path) {
    here = child(here, step);
    if (here === undefined) return false;
  }
  return true;
}

function at(value: Json, path: Path): Json {
  return path.reduce<Json>((here, step) => child(here, step) ?? null, value);
}

function replaced(value: Json, path: Path, by: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => (index === step ? replaced(item, rest, by) : item));
  const entries = Object.entries<Json>(value as JsonObject);
  return fromEntries(entries.map(([key, item]) => [key, key === step ? replaced(item, rest, by) : item]));
}
