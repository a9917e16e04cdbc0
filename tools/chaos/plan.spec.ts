import { describe, expect, it } from 'vitest';
import { mishaps } from './mishaps/mishaps.ts';
import { planOf, type Planned } from './plan.ts';
import { Chance } from './random.ts';

function first(count: number, seed: number): Planned[] {
  const plan = planOf(new Chance(seed), mishaps, ['a', 'b', 'c']);
  return Array.from({ length: count }, () => plan.next().value);
}

describe('planOf', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(first(200, 7)).toEqual(first(200, 7));
    expect(first(200, 7)).not.toEqual(first(200, 8));
  });

  it('leaves nothing and nobody out', () => {
    const plan = first(500, 1);
    expect(new Set(plan.map(({ mishap }) => mishap.name))).toEqual(new Set(mishaps.map(({ name }) => name)));
    expect(new Set(plan.map(({ plugin }) => plugin))).toEqual(new Set(['a', 'b', 'c']));
  });
});
