import type { Misfit } from '../../schema/validate.ts';

/** A misfit as the end of a sentence. */
export function reasonOf({ pointer, problem }: Misfit): string {
  return pointer === '' ? `it ${problem}` : `${pointer} ${problem}`;
}
