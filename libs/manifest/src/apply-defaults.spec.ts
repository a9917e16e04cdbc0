import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDefaults } from './apply-defaults.ts';
import type { ManifestSchema } from './manifest.ts';

const schema: ManifestSchema = {
  type: 'object',
  properties: {
    limit: { type: 'integer', default: 10 },
    nested: { type: 'object', properties: { deep: { default: true } } },
    filled: { type: 'object', default: {}, properties: { inside: { default: 'x' } } },
    list: { type: 'array', items: { $ref: '#/$defs/d.Item' } },
    node: { $ref: '#/$defs/d.Node' },
    size: { $ref: '#/$defs/d.Size' },
    own: { $ref: '#/$defs/d.Size', default: 7 },
  },
  allOf: [{ properties: { all: { default: 1 } } }],
  anyOf: [{ properties: { any: { default: 1 } } }],
  if: { properties: { condition: { default: 1 } } },
  $defs: {
    'd.Item': { type: 'object', properties: { n: { default: 0 } } },
    'd.Node': { type: 'object', properties: { name: { default: 'node' }, next: { $ref: '#/$defs/d.Node' } } },
    'd.Size': { type: 'integer', default: 3 },
  },
};

describe('applyDefaults', () => {
  it('fills members, those of a default too, and through references', () => {
    expect(applyDefaults(schema, {})).toEqual({ limit: 10, filled: { inside: 'x' }, size: 3, own: 7 });
    expect(
      applyDefaults(schema, { limit: 1, nested: {}, list: [{}, { n: 5 }], node: { next: { next: {} } }, size: 1, own: 1, filled: { inside: 'y' } }),
    ).toEqual({
      limit: 1,
      nested: { deep: true },
      list: [{ n: 0 }, { n: 5 }],
      node: { name: 'node', next: { name: 'node', next: { name: 'node' } } },
      size: 1,
      own: 1,
      filled: { inside: 'y' },
    });
  });

  it('leaves alone what stands under a combinator, what is of another type, and its argument', () => {
    const input = Object.freeze({ limit: 1, filled: {}, size: 1, own: 1, list: 'no list' });
    expect(applyDefaults(schema, input)).toEqual({ ...input, filled: { inside: 'x' } });
    expect(input.filled).toEqual({});
    for (const value of [null, 7, 'text', [], undefined]) expect(applyDefaults(schema, value)).toBe(value);
    expect(applyDefaults(true, { a: 1 })).toEqual({ a: 1 });
    expect(applyDefaults({ $ref: '#/$defs/x', $defs: { x: { $ref: '#/$defs/x' } } }, { a: 1 })).toEqual({ a: 1 });
  });

  it('never shares a default between two values', () => {
    const [a, b] = [applyDefaults(schema, {}), applyDefaults(schema, {})] as { filled: object }[];
    expect(a?.filled).not.toBe(b?.filled);
  });

  it('treats prototype names as names', () => {
    const odd = { properties: JSON.parse('{"__proto__": {"default": 1}, "constructor": {"default": 2}}') as object };
    const filled = applyDefaults(odd, {}) as object;
    expect(Object.entries(filled)).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
    expect(Object.getPrototypeOf(filled)).toBe(Object.prototype);
    const hostile = JSON.parse('{"__proto__": {"limit": 5}}') as object;
    expect(Object.hasOwn(applyDefaults(schema, hostile) as object, '__proto__')).toBe(true);
  });

  it('once is enough', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = applyDefaults(schema, value);
        expect(applyDefaults(schema, once)).toEqual(once);
      }),
      { seed: 1 },
    );
  });
});
