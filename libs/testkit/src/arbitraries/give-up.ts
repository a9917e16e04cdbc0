import type fc from 'fast-check';

const ATTEMPTS = 2000;

/**
 * The values of `arbitrary` that `accept`. fast-check's own filter tries for ever; this one gives up.
 * @throws Error with what `explain` says, after two thousand refusals in a row.
 */
export function onlyWhere<T>(arbitrary: fc.Arbitrary<T>, accept: (value: T) => boolean, explain: () => string): fc.Arbitrary<T> {
  let refused = 0;
  return arbitrary.filter((value) => {
    if (accept(value)) {
      refused = 0;
      return true;
    }
    refused += 1;
    if (refused >= ATTEMPTS) {
      refused = 0;
      throw new Error(explain());
    }
    return false;
  });
}
