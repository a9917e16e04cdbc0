import { describe, expect, it } from 'vitest';
import { witnessText } from './change-line.ts';

describe('witnessText', () => {
  it('shows a short value whole, and of a long one its beginning', () => {
    expect(witnessText({ a: [1] })).toBe('{"a":[1]}');
    expect(witnessText('x'.repeat(500))).toBe(`"${'x'.repeat(399)}…`);
  });

  it('cuts no character in two', () => {
    for (const before of ['', 'x']) {
      const text = witnessText(`${before}${'😀'.repeat(500)}`);
      expect(text.isWellFormed()).toBe(true);
      expect(text.startsWith(`"${before}😀`) && text.endsWith('😀…')).toBe(true);
    }
  });
});
