import { describe, expect, it } from 'vitest';
import { landlockGaps } from './landlock-gaps.ts';

describe('what Landlock lacks', () => {
  it.each([
    [0, 4],
    [2, 3],
    [5, 1],
    [6, 0],
    [7, 0],
  ])('of ABI %i is said by name', (abi, count) => {
    const gaps = landlockGaps(abi);
    expect(gaps).toHaveLength(count);
    expect(gaps.every((gap) => gap.startsWith('landlock: '))).toBe(true);
    expect(gaps.some((gap) => gap.includes('scopes'))).toBe(abi < 6);
  });
});
