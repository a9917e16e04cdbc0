import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How many tests ended how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Where a project's test run leaves its tally. */
export const tallyFile = (root: string, project: string): string => join(root, project, 'test-output', 'results.json');

/** Forgets the tallies of earlier runs, so that only what this run executed, or took from the cache, is counted. */
export function forgetTallies(root: string, projects: readonly string[]): void {
  for (const project of projects) rmSync(tallyFile(root, project), { force: true });
}

/** The tally a project left; absent where it left none or something else. */
export function readTally(root: string, project: string): Tally | undefined {
  const file = tallyFile(root, project);
  if (!existsSync(file)) return undefined;
  const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<keyof Tally, unknown>>;
  const { passed, failed, skipped } = read;
  return typeof passed === 'number' && typeof failed === 'number' && typeof skipped === 'number' ? { passed, failed, skipped } : undefined;
}

/** The sum of several tallies. */
export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((sum, next) => ({ passed: sum.passed + next.passed, failed: sum.failed + next.failed, skipped: sum.skipped + next.skipped }), emptyTally);
