import type { CellVerdict } from './matrix.ts';

/** What running a suite showed. */
export interface SuiteRun {
  /** Full names of the tests that failed; a file that could not be run counts as one test of its name. */
  readonly failed: readonly string[];
  readonly passed: number;
}

/**
 * The verdict of a suite that ran, and of a second run where the first had failures, against the reference run.
 * @param reference tests that failed in the last accepted matrix; undefined where there was no run
 */
export function verdictOfRun(first: SuiteRun, second: SuiteRun | undefined, reference: readonly string[] | undefined): CellVerdict {
  if (first.failed.length === 0) return first.passed === 0 ? { kind: 'waiting', for: 'a test: the suite is empty' } : { kind: 'pass' };
  const again = new Set(second?.failed ?? first.failed);
  const steady = first.failed.filter((test) => again.has(test)).sort();
  if (steady.length === 0) return { kind: 'flaky', tests: [...first.failed].sort() };
  const before = new Set(reference ?? []);
  const fresh = steady.filter((test) => !before.has(test));
  if (fresh.length > 0) return { kind: 'regressed', tests: fresh };
  return { kind: 'needs-approval', reason: `failed in the reference run, too: ${steady.join('; ')}` };
}
