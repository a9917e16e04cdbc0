import { parseDuration } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText } from './duration-text.ts';

describe('durationText', () => {
  it.each([
    [1, '1ms'],
    [1000, '1s'],
    [1500, '1500ms'],
    [90_000, '90s'],
    [86_400_000, '1d'],
    [3_600_000, '1h'],
  ])('%d is %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });

  it('writes what specs read', () => {
    const durations = fc.integer({ min: 1, max: 999_999_999 });
    fc.assert(
      fc.property(durations, (milliseconds) => {
        expect(parseDuration(durationText(milliseconds))).toBe(milliseconds);
      }),
    );
  });
});
