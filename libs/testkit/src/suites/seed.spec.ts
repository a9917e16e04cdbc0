import { describe, expect, it } from 'vitest';
import { chosenSeed } from './seed.ts';

describe('the seed of generated values', () => {
  it('is fixed unless FC_SEED gives another', () => {
    expect(chosenSeed({})).toBe(20250101);
    expect(chosenSeed({ FC_SEED: '-7' })).toBe(-7);
    expect(() => chosenSeed({ FC_SEED: 'x' })).toThrow('FC_SEED must be a whole number, not x');
  });
});
