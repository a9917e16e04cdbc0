import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

const green = [{ title: 'one', code: 0 }];
const tested = (passed: number, failed = 0, skipped = 0) => [{ project: 'libs/a', tally: { passed, failed, skipped } }];

describe('verdictOf', () => {
  it('closes with the plain line', () => {
    const verdict = verdictOf(green, [...tested(3), ...tested(4)], true);
    expect(verdict).toEqual({ lines: ['ok     one', '7 passed, 0 failed'], ok: true });
  });

  it('is red where a section failed without a failed test', () => {
    const verdict = verdictOf([...green, { title: 'lint', code: 1 }], tested(3), false);
    expect(verdict.lines.at(-1)).toBe('3 passed, 1 failed');
    expect(verdict.ok).toBe(false);
  });

  it('lets a skipped test pass only where not everything is required', () => {
    expect(verdictOf(green, tested(3, 0, 2), false)).toMatchObject({ ok: true, lines: ['ok     one', '3 passed, 0 failed, 2 skipped'] });
    const strict = verdictOf(green, tested(3, 0, 2), true);
    expect(strict.ok).toBe(false);
    expect(strict.lines.at(-1)).toBe('3 passed, 2 failed, 2 skipped');
  });

  it('is red where a project left no result, or none ran', () => {
    expect(verdictOf(green, [...tested(3), { project: 'libs/b', tally: undefined }], false)).toMatchObject({
      ok: false,
      lines: ['ok     one', 'FAILED libs/b left no test result', '3 passed, 1 failed'],
    });
    expect(verdictOf(green, [], false).ok).toBe(false);
  });
});
