import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTextTooDeep, isTooDeep } from './depth.ts';
import { MAX_DEPTH } from './limits.ts';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value as Record<string, unknown>).map(depthOf));
}

const tooDeep = (text: string): boolean => {
  const bytes = Buffer.from(text);
  const answer = isTooDeep(bytes, 0, bytes.length);
  expect(isTextTooDeep(text)).toBe(answer);
  return answer;
};

describe('isTooDeep', () => {
  it('agrees with the parsed value, whatever its strings hold', () => {
    const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'x', 'ä', '\n'), maxLength: 60 });
    const leaf = fc.oneof(text, fc.integer(), fc.dictionary(text, text));
    fc.assert(
      fc.property(leaf, text, fc.integer({ min: MAX_DEPTH - 4, max: MAX_DEPTH + 4 }), fc.boolean(), (inner, key, levels, objects) => {
        let value: unknown = inner;
        for (let level = 0; level < levels; level += 1) value = objects && level % 2 === 0 ? { [key]: value } : [value, key];
        expect(tooDeep(JSON.stringify(value))).toBe(depthOf(value) > MAX_DEPTH);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('has an answer for what is no JSON', () => {
    expect(tooDeep('"'.repeat(3_001))).toBe(false);
    expect(tooDeep(`"${'\\'.repeat(3_000)}`)).toBe(false);
    expect(tooDeep(']'.repeat(3_000) + '['.repeat(3_000))).toBe(false);
    expect(tooDeep('['.repeat(3_000))).toBe(true);
  });
});
