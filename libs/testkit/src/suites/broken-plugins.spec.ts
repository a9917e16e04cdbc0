import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[] }[];
  }[];
}

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** Run the tests of a fixture in a process of their own. */
function run(fixture: string, environment: Record<string, string>): { status: number | null; stderr: string; report: Report; tally: unknown } {
  const root = fileURLToPath(new URL(`../../fixtures/${fixture}/`, import.meta.url));
  const scratch = mkdtempSync(join(tmpdir(), 'broken-'));
  try {
    const outputFile = join(scratch, 'report.json');
    const arguments_ = ['run', '--root', root, '--reporter', 'json', '--outputFile', outputFile];
    const { status, stderr } = spawnSync(process.execPath, [vitest, ...arguments_], {
      encoding: 'utf8',
      env: { ...process.env, PLUGWRIGHT_REQUIRE_ALL: '', ...environment },
    });
    const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
    return { status, stderr, report: read(outputFile) as Report, tally: read(join(root, 'test-output/results.json')) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

describe('the suites, run on broken plugins', () => {
  it('fail where a promise is broken, and nowhere else', () => {
    const { status, report } = run('broken', {});
    const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults).filter((result) => result.status === 'failed');
    expect(status).toBe(1);
    expect(failed.map(({ fullName }) => fullName).sort()).toEqual([
      'answers nonsense properties (FC_SEED=20250101) save: a kernel that fails it makes no undeclared error of it',
      'answers nonsense properties (FC_SEED=20250101) save: valid input comes to an output that fits, or to a declared error',
      'miscounts contract of stub and real kernel save: a short note',
      'miscounts examples save: a short note',
      'skips a line contract of stub and real kernel proof: two lines',
      'skips a line examples proof: two lines',
      'streams nonsense properties (FC_SEED=20250101) proof: a kernel that fails it makes no undeclared error of it',
      'streams nonsense properties (FC_SEED=20250101) proof: valid input comes to an output that fits, or to a declared error',
      'trips over a failing kernel properties (FC_SEED=20250101) read: a kernel that fails it makes no undeclared error of it',
    ]);
    const messages = failed.flatMap(({ failureMessages }) => failureMessages).join('\n');
    expect(messages).toContain('notes/save answered core/contract-violation, which it does not declare');
    expect(messages).toContain('seed: 20250101');
  }, 120_000);
});

describe('a run in which a test is skipped', () => {
  it('is green, and red where every test is required', () => {
    const lenient = run('skipping', {});
    expect({ status: lenient.status, tally: lenient.tally }).toEqual({ status: 0, tally: { passed: 1, failed: 0, skipped: 2 } });
    const strict = run('skipping', { PLUGWRIGHT_REQUIRE_ALL: '1' });
    expect(strict.status).toBe(1);
    expect(strict.stderr).toContain('PLUGWRIGHT_REQUIRE_ALL=1: 2 skipped, 1 ran; every test must run.');
  }, 120_000);
});
