import { describe, expect, it } from 'vitest';
import { reportOf } from './report.ts';
import { runLine, runSteps } from './run-steps.ts';
import type { CiStep } from './steps.ts';

const steps: readonly CiStep[] = [
  { name: 'one', run: '1' },
  { name: 'two', run: '2' },
  { name: 'three', run: '3' },
  { name: 'told', run: '4', always: true },
];

async function codes(failing: Readonly<Record<string, number>>, keepGoing = false): Promise<readonly (number | undefined)[]> {
  const results = await runSteps(steps, ({ name }) => Promise.resolve(failing[name] ?? 0), { keepGoing });
  return results.map(({ code }) => code);
}

describe('the steps', () => {
  it('run in order', async () => {
    expect(await codes({})).toEqual([0, 0, 0, 0]);
  });

  it('stop at the first that fails, but for those that always run', async () => {
    expect(await codes({ two: 3 })).toEqual([0, 3, undefined, 0]);
  });

  it('all run where that is wanted', async () => {
    expect(await codes({ one: 1, three: 2 }, true)).toEqual([1, 0, 2, 0]);
  });

  it('stop at Ctrl-C, whatever is wanted', async () => {
    expect(await codes({ one: 130 }, true)).toEqual([130, undefined, undefined, undefined]);
  });

  it('are lines for sh, which see the environment and end with its code', async () => {
    const env = { PATH: process.env['PATH'], WORD: 'a b' };
    expect(await runLine('test "$WORD" = "a b"', process.cwd(), env)).toBe(0);
    expect(await runLine('false; true', process.cwd(), env)).toBe(1);
    expect(await runLine('exit 7', process.cwd(), env)).toBe(7);
  });
});

describe('the report', () => {
  it('says what failed and what was not run', () => {
    const results = [
      { name: 'one', code: 0, ms: 1234 },
      { name: 'two', code: 3, ms: 10 },
      { name: 'three', code: undefined, ms: 0 },
    ];
    expect(reportOf(results)).toBe('✔  one: 1.2 s\n✘  two: ended with 3, 0.0 s\n–  three: not run\n1 of 3 steps failed, 1 not run.\n');
    expect(reportOf(results.slice(0, 1))).toBe('✔  one: 1.2 s\nEvery step passed.\n');
  });
});
