import { describe, expect, it } from 'vitest';
import { MAX_DEPTH } from './limits.ts';
import { messageText, UnsendableError } from './message-text.ts';

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

describe('a message', () => {
  it('is sent as far as every receiver takes it', () => {
    expect(messageText({ a: 'ä', dropped: undefined }, 100)).toBe('{"a":"ä"}');
    // With the kind byte it has ten bytes.
    expect(messageText({ a: 'äb' }, 12)).toBe('{"a":"äb"}');
    expect(() => messageText({ a: 'äb' }, 11)).toThrow(UnsendableError);
    expect(() => messageText({ a: nested(MAX_DEPTH - 1) }, 1e6)).not.toThrow();
    expect(() => messageText({ a: nested(MAX_DEPTH) }, 1e6)).toThrow('deeper than 512 levels');
  });

  it('that is no JSON is refused at its sender', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const value of [circle, 1n, nested(100_000)]) expect(() => messageText({ value }, 1e6)).toThrow(UnsendableError);
  });
});
