import { ajvOracle } from '@plugwright/compat/testing';
import { describe, expect, it } from 'vitest';
import { recursiveSet } from './recursive-set.ts';
import { thousandProperties, thousandPropertiesBroken } from './thousand-properties.ts';

describe('the inputs of the benchmark', () => {
  it('are 1,000 properties that widen, and one break', () => {
    const value = Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`member${String(number * 10)}`, undefined])) as Record<string, unknown>;
    for (const name of Object.keys(value)) {
      const number = Number(name.slice('member'.length));
      value[name] = [`text`, 50, 'high', [], 'name', { id: 'x' }][number % 6];
    }
    expect(ajvOracle(thousandProperties(1))?.(value as never)).toBe(true);
    expect(ajvOracle(thousandProperties(2))?.(value as never)).toBe(true);
    expect(ajvOracle(thousandPropertiesBroken())?.({ ...value, member601: 50 })).toBe(false);
  });

  it('are megabytes of definitions that refer to each other', () => {
    expect(JSON.stringify(recursiveSet(4000, 1)).length).toBeGreaterThan(1e6);
    expect(ajvOracle(recursiveSet(20, 2))?.({ label: 'x', all: [{ label: 'y' }], byName: { z: { label: 'w' } } })).toBe(true);
  });
});
