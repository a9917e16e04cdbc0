import { addTallies, type Tally } from './tally.ts';

/** What one section of the run came to. */
export interface Section {
  readonly title: string;
  readonly code: number;
}

/** A project that has tests, and what they came to; no tally where it left none. */
export interface Tested {
  readonly project: string;
  readonly tally: Tally | undefined;
}

/** The end of a run: what to print, last line last, and whether all is well. */
export interface Verdict {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

/**
 * Adds up a run. A section that failed without a failed test, and a project that left no result, each count as one
 * failure, so that the closing line never says 0 failed beside a red run.
 * @param requireAll whether a skipped test is a failure
 */
export function verdictOf(sections: readonly Section[], tested: readonly Tested[], requireAll: boolean): Verdict {
  const tally = addTallies(tested.flatMap(({ tally: left }) => left ?? []));
  const silent = tested.filter(({ tally: left }) => left === undefined || left.passed + left.failed + left.skipped === 0);
  const red = sections.filter(({ code }) => code !== 0);
  const skippedFailures = requireAll ? tally.skipped : 0;
  const found = tally.failed + skippedFailures + silent.length;
  const failed = red.length > 0 ? Math.max(found, red.length) : found;
  const lines = [
    ...sections.map(({ title, code }) => `${code === 0 ? 'ok    ' : 'FAILED'} ${title}`),
    ...silent.map(({ project }) => `FAILED ${project} left no test result`),
    ...(skippedFailures > 0 ? [`FAILED ${skippedFailures} tests were skipped, and PLUGWRIGHT_REQUIRE_ALL=1 allows none`] : []),
    `${tally.passed} passed, ${failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`,
  ];
  return { lines, ok: failed === 0 && tally.passed > 0 };
}
