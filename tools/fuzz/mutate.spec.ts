import { describe, expect, it } from 'vitest';
import { Chance } from '../chaos/random.ts';
import { mutated } from './mutate.ts';

const good = JSON.stringify({ id: 'a', list: [1, 2, 3], deep: { er: { text: 'x' } } });

describe('mutated', () => {
  it('makes the same of the same seed', () => {
    expect(mutated(good, new Chance(3))).toBe(mutated(good, new Chance(3)));
  });

  it('makes texts that are no JSON, and JSON that is another', () => {
    const made = Array.from({ length: 300 }, (_, seed) => mutated(good, new Chance(seed)));
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    expect(made.filter((text) => !isJson(text)).length).toBeGreaterThan(10);
    expect(made.filter((text) => isJson(text) && text !== good).length).toBeGreaterThan(200);
    expect(made.some((text) => text.includes('"__proto__"'))).toBe(true);
  });

  it('leaves this process as it is', () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
