import type { ManifestSchema } from '@plugwright/manifest';
import fc from 'fast-check';
import { onlyWhere } from './give-up.ts';
import { createJudge } from './judge.ts';
import { mutations, placesOf, withAt } from './mutations.ts';
import { validValues } from './valid-values.ts';

const SAMPLES = 300;
const NOTHING = Symbol('nothing');

/** How {@link invalidValues} judges. */
export interface InvalidValueOptions {
  /** What happens to a value before it is validated, such as filling in defaults, which may mend it. */
  readonly received?: (value: unknown) => unknown;
}

function mutate(value: unknown, place: number, mutation: string, pick: number): unknown {
  const places = placesOf(value);
  const path = places[place % places.length] ?? [];
  let changed: unknown;
  const mutant = withAt(value, path, (old) => (changed = mutations[mutation]?.(old, pick)));
  return changed === undefined ? NOTHING : mutant;
}

/**
 * Values that do not fit a schema, each made from a fitting one by a small mistake and certified wrong by Ajv.
 * `undefined` where the schema lets (nearly) everything through, so that no such value was found.
 */
export function invalidValues(schema: ManifestSchema, { received = (value) => value }: InvalidValueOptions = {}): fc.Arbitrary<unknown> | undefined {
  const judge = createJudge(schema);
  const anything = fc.constantFrom(null, true, 0, 'x', [], { unknownMember: 1 });
  const mutants = fc
    .tuple(validValues(schema), fc.nat(), fc.constantFrom(...Object.keys(mutations)), fc.nat())
    .map(([value, place, mutation, pick]) => mutate(value, place, mutation, pick));
  const candidates = fc.oneof({ weight: 5, arbitrary: mutants }, { weight: 1, arbitrary: anything });
  const wrong = (value: unknown): boolean => value !== NOTHING && !judge.fits(received(value));
  if (!fc.sample(candidates, { numRuns: SAMPLES, seed: 1 }).some(wrong)) return undefined;
  return onlyWhere(candidates, wrong, () => 'no value could be made that the schema refuses');
}
