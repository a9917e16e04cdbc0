import { describe, expect, it } from 'vitest';
import type { Point } from './slope.ts';
import { judge } from './verdict.ts';

const HALF_AN_HOUR = 1_800;

function memory(seconds: number, grownAnHour: number): Point[] {
  // A saw as of garbage collections, on a base that grows, behind a warm-up that always does.
  return Array.from({ length: seconds }, (_, at) => [at, 100 + Math.min(at, seconds / 8) / 10 + (at % 11) + (grownAnHour * at) / 3_600]);
}

describe('judge', () => {
  it('calls a saw flat', () => {
    expect(judge('rss', 'MiB', memory(HALF_AN_HOUR, 0))?.verdict).toBe('flat');
  });

  it('sees a leak of a tenth an hour', () => {
    expect(judge('rss', 'MiB', memory(HALF_AN_HOUR, 12))?.verdict).toBe('grows');
  });

  it('calls one handle too many each minute a leak', () => {
    expect(
      judge(
        'handles',
        'handles',
        Array.from({ length: HALF_AN_HOUR }, (_, at) => [at, 40 + Math.floor(at / 60)]),
      )?.verdict,
    ).toBe('grows');
  });

  it('does not decide by some seconds', () => {
    expect(
      judge(
        'rss',
        'MiB',
        Array.from({ length: 40 }, (_, at) => [at, 100 + ((at * 7) % 11)]),
      )?.verdict,
    ).toBe('undecided');
  });

  it('says nothing of some samples', () => {
    expect(judge('rss', 'MiB', memory(4, 0))).toBeUndefined();
  });
});
