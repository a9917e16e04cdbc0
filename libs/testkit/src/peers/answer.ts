import type { ManifestSchema } from '@plugwright/manifest';
import fc from 'fast-check';
import { validValues } from '../arbitraries/valid-values.ts';

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value | 0;
}

/** A made-up answer that fits an output schema: the same for the same input, in every process. */
export function madeUpAnswer(output: ManifestSchema): (input: unknown) => unknown {
  const values = validValues(output);
  return (input) => fc.sample(values, { numRuns: 1, seed: hash(JSON.stringify(input)) })[0];
}
