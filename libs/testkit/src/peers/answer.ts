import type { ManifestSchema } from '@plugwright/manifest';
import fc from 'fast-check';
import { validValues } from '../arbitraries/valid-values.ts';

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value | 0;
}

/** What an operation gives back, in the open form. */
interface Answering {
  readonly output: ManifestSchema;
  /** An item that it streams before; absent where it streams none. */
  readonly download?: ManifestSchema | undefined;
}

const MOST_ITEMS = 5;

/** A made-up answer that fits the schemas: the same for the same input, in every process. With items it is a generator, as a handler is. */
export function madeUpAnswer({ output, download }: Answering): (input: unknown) => unknown {
  const values = validValues(output);
  const one = (input: unknown): unknown => sample(values, input);
  if (download === undefined) return one;
  const lists = fc.array(validValues(download), { maxLength: MOST_ITEMS });
  return function* (input: unknown): Generator<unknown, unknown, void> {
    yield* sample(lists, input);
    return one(input);
  };
}

function sample<Value>(values: fc.Arbitrary<Value>, input: unknown): Value {
  const [value] = fc.sample(values, { numRuns: 1, seed: hash(JSON.stringify(input)) });
  return value as Value;
}
