import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pluginTestConfig } from './plugin-test-config.ts';

const root = fileURLToPath(new URL('../../fixtures/covered/', import.meta.url));
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** Run the tests of the fixture, of whose five lines two run, in a process of their own. */
function run(coverage: number, ...args: readonly string[]): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [vitest, 'run', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PLUGWRIGHT_REQUIRE_ALL: '', ASKED: String(coverage) },
  });
  return { status, stderr };
}

describe('the configuration of a plugin', () => {
  it('measures only where the spec asks for a share', () => {
    const names = (config: ReturnType<typeof pluginTestConfig>): unknown[] => (config.plugins ?? []).map((plugin) => (plugin as { name: string }).name);
    expect(names(pluginTestConfig())).toEqual(['plugwright:require-all']);
    expect(names(pluginTestConfig({ coverage: 80 }))).toEqual(['plugwright:require-all', 'plugwright:require-coverage']);
  });
});

describe('a run of all tests', () => {
  it('is red below the share, in one line with the places, whatever reporter is chosen', () => {
    const red = {
      status: 1,
      stderr:
        'The tests run 40% of the statements and 40% of the lines of the hand-written code; the spec asks for 41% (tests.coverage). Not run:\n' +
        '  src/handlers/weigh.ts: 3-4\n  src/handlers/untested.ts: 2\n',
    };
    expect(run(41)).toEqual(red);
    expect(run(41, '--reporter', 'json')).toEqual(red);
  }, 120_000);

  it('is green at the share, and leaves no measurements behind', () => {
    expect(run(40)).toEqual({ status: 0, stderr: '' });
    expect(existsSync(join(root, 'test-output/coverage'))).toBe(false);
  }, 120_000);
});

describe('a run of a part of the tests', () => {
  it.each([
    ['a file', 'test/other.spec.ts'],
    ['a line', 'test/weigh.spec.ts:4'],
    ['a name', '--testNamePattern=little'],
    ['a shard', '--shard=1/2'],
  ])(
    'of %s is not judged',
    (_, argument) => {
      expect(run(100, argument)).toEqual({ status: 0, stderr: '' });
    },
    120_000,
  );
});
