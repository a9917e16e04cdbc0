import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';

describe('canonicalJson', () => {
  it('sorts by UTF-16 code units and writes numbers as RFC 8785 shows them', () => {
    // Section 3.2.3 of the RFC, in its order: the emoji's surrogates come before U+FB33.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
    expect(canonicalJson([333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
  });

  it.each([
    ['undefined', { a: undefined }],
    ['not-a-number', [Number.NaN]],
    ['infinity', Infinity],
    ['a map', new Map([['a', 1]])],
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['a lone surrogate', '\ud800'],
    ['a hole', new Array<number>(1)],
    ['a symbol key', { [Symbol('a')]: 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('refuses a value that contains itself', () => {
    const value: { inner?: unknown } = {};
    value.inner = value;
    expect(() => canonicalJson(value)).toThrow(/contains itself/);
  });

  it('gives what parses to the same value, whatever the order of the members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        const text = canonicalJson(plain);
        expect(JSON.parse(text)).toEqual(plain);
        const reversed: unknown = JSON.parse(text, (_, member: unknown) =>
          typeof member === 'object' && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).reverse()) : member,
        );
        expect(canonicalJson(reversed)).toBe(text);
      }),
    );
  });
});
