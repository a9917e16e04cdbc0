import type { Json, Schema } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexity } from './candidates.ts';
import { confirm, isWitness, shrink, validByAjv, validByHyperjump, type Confirmation } from './index.ts';

const narrow: Schema = { type: 'object', properties: { a: { type: 'integer', maximum: 5 } }, required: ['a'] };
const wide: Schema = { type: 'object', properties: { a: { type: 'integer', maximum: 7 } }, required: ['a'] };

describe('confirm', () => {
  it.each<[string, Schema, Schema, Json, Confirmation]>([
    ['a value only the narrower takes', narrow, wide, { a: 6 }, 'confirmed'],
    ['a value both take', narrow, wide, { a: 5 }, 'refused'],
    ['a value neither takes', narrow, wide, { a: 8 }, 'refused'],
    ['boolean schemas', false, true, null, 'confirmed'],
    ['a schema that does not compile', { type: 3 }, true, 1, 'disputed'],
    ['a reference that leads nowhere', { $ref: '#/$defs/none' }, true, 1, 'disputed'],
    ['a pattern that is none', { pattern: '\\-' }, true, 'b', 'disputed'],
    ['annotations', { format: 'date' }, true, 'hello', 'refused'],
    ['recursion without end', { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }, true, 1, 'disputed'],
    [
      'a constant with names of every prototype',
      { const: { toString: { valueOf: [1] } } },
      { required: ['constructor'] },
      { toString: { valueOf: [1] } },
      'refused',
    ],
    ['such a constant itself', { required: ['constructor'] }, { enum: [1, { toString: { valueOf: [1] } }] }, { toString: { valueOf: [1] } }, 'confirmed'],
    ['members of every prototype', { required: ['constructor'] }, true, {}, 'confirmed'],
    ['identifiers', { $id: 'https://example.org/x', $defs: { q: { $id: 'q', type: 'string' } }, $ref: 'q' }, { $id: 'https://example.org/x' }, 1, 'confirmed'],
    ['dynamic references', { $dynamicAnchor: 'n', type: ['array', 'string'], items: { $dynamicRef: '#n' } }, true, [[1]], 'confirmed'],
    ['unevaluated members', { allOf: [{ properties: { a: true } }], unevaluatedProperties: false }, true, { a: 1, b: 1 }, 'confirmed'],
  ])('%s', (_, wider, narrower, value, expected) => {
    expect(confirm(wider, narrower, value)).toBe(expected);
    expect(isWitness(wider, narrower, value)).toBe(expected === 'confirmed');
    expect(confirm(wider, narrower, value)).toBe(expected);
  });

  it('asserts formats when told to', () => {
    const wider: Schema = { format: 'date' };
    expect(confirm(wider, true, 'hello', { formatAssertion: true })).toBe('confirmed');
    expect(confirm(wider, true, 'hello', { formatAssertion: false })).toBe('refused');
    expect(confirm({ format: 'no-such-format' }, true, 'hello', { formatAssertion: true })).toBe('refused');
    expect(confirm({ format: 'uuid' }, true, 'urn:uuid:123e4567-e89b-12d3-a456-426614174000', { formatAssertion: true })).toBe('disputed');
  });

  it('tells schemas apart that carry the same identifier', () => {
    expect(confirm({ $id: 'https://example.org/same', type: 'string' }, { $id: 'https://example.org/same', type: 'number' }, 1)).toBe('confirmed');
    expect(confirm({ $id: 'https://example.org/same', type: 'number' }, { $id: 'https://example.org/same', type: 'string' }, 1)).toBe('refused');
  });

  it('keeps answering when more schemas pass by than are remembered', () => {
    const schemas = Array.from({ length: 450 }, (_, index): Schema => ({ maximum: index }));
    for (const schema of [...schemas, ...schemas]) expect(confirm(schema, true, 1_000)).toBe('confirmed');
  });

  it('remembers schemas by their text, those that assert formats and other dialects apart', () => {
    const fresh = (): Schema => ({ type: 'string', format: 'date' });
    for (const formatAssertion of [true, false, true, false]) {
      const valid = !formatAssertion;
      expect([validByAjv(fresh(), 'hello', formatAssertion), validByHyperjump(fresh(), 'hello', formatAssertion)]).toEqual([valid, valid]);
    }
    // Draft 7 has no `prefixItems`; a dialect that a schema names is part of its text.
    const items = { prefixItems: [{ type: 'string' }] };
    expect(confirm(items, true, [1])).toBe('confirmed');
    expect(confirm({ $schema: 'http://json-schema.org/draft-07/schema#', ...items }, true, [1])).not.toBe('confirmed');
    expect(confirm({ ...items }, true, [1])).toBe('confirmed');
  });

  it('asks about one text on both sides, and about one that was forgotten', () => {
    const schema = (): Schema => ({ type: 'string' });
    expect(confirm(schema(), schema(), 'a')).toBe('refused');
    for (let index = 0; index < 300; index += 1) confirm({ minLength: index }, true, 'a');
    expect(confirm(schema(), true, 1)).toBe('confirmed');
  });

  it('answers the next question after a schema nested too deeply to be written', () => {
    let deep: Schema = true;
    for (let depth = 0; depth < 100_000; depth += 1) deep = { not: deep };
    const shallow: Schema = { type: 'string', title: 'shallow' };
    expect(confirm(deep, shallow, 'a')).toBe('disputed');
    expect(confirm({ ...shallow }, true, 1)).toBe('confirmed');
  });

  it('does not fall over a value nested too deeply to be written', () => {
    let value: Json = 1;
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    expect(confirm({ items: false }, true, value)).toBe('disputed');
  });

  it('has both validators agree on the plain keywords', () => {
    const schema = fc.constantFrom<Schema>(
      { type: 'integer' },
      { enum: [1, 'a', null] },
      { const: { a: [1] } },
      { minLength: 2 },
      { maxItems: 1 },
      { not: { type: 'null' } },
      { required: ['a'] },
      { multipleOf: 2 },
    );
    fc.assert(
      fc.property(schema, fc.jsonValue({ maxDepth: 2 }), (given, value) => {
        expect(validByAjv(given, value as Json)).toBe(validByHyperjump(given, value as Json));
      }),
    );
  });
});

describe('shrink', () => {
  it('leaves what matters', () => {
    const value = { a: 6, note: 'hello there', list: [1, 2, { b: 3 }] };
    expect(shrink(value, (smaller) => isWitness(narrow, wide, smaller))).toEqual({ a: 6 });
  });

  it.each<[string, Schema, Schema, Json, Json]>([
    ['numbers to bounds', { maximum: 100 }, { type: 'number' }, 918_273.25, 101],
    ['strings to the shortest', { maxLength: 2 }, { type: 'string' }, 'Grüße an alle', 'aaa'],
    ['items away', { items: { type: 'string' } }, { type: 'array' }, ['x', ['y'], 'z', 4], [null]],
    ['members away, deeply', { properties: { p: { required: ['q'] } } }, true, { o: 1, p: { r: { s: 't' } } }, { p: {} }],
  ])('%s', (_, wider, narrower, value, expected) => {
    expect(shrink(value, (smaller) => isWitness(wider, narrower, smaller))).toEqual(expected);
  });

  it('keeps a member called __proto__', () => {
    const value = JSON.parse('{"__proto__": {"deep": [1, 2]}, "other": 1}') as Json;
    const holds = (candidate: Json): boolean => typeof candidate === 'object' && candidate !== null && Object.hasOwn(candidate, '__proto__');
    expect(JSON.stringify(shrink(value, holds))).toBe('{"__proto__":null}');
  });

  it('answers a witness no more complex than the one given, the same each time, within its tries', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(60), (given, most) => {
        const value = given as Json;
        let tried = 0;
        const holds = (candidate: Json): boolean => {
          tried += 1;
          return JSON.stringify(candidate).length % 3 === JSON.stringify(value).length % 3;
        };
        const small = shrink(value, holds, most);
        expect(tried).toBeLessThanOrEqual(most);
        expect(holds(small)).toBe(true);
        expect(complexity(small)).toBeLessThanOrEqual(complexity(value));
        expect(shrink(value, holds, most)).toEqual(small);
      }),
    );
  });

  it('answers the value itself when nothing simpler is a witness', () => {
    const value = { a: [1, 'x'] };
    expect(shrink(value, () => false)).toBe(value);
  });
});

describe('where Ajv slips', () => {
  const lone: Schema = { if: { properties: { a: { const: 1 } } }, unevaluatedProperties: false };
  const proto = JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as Schema;
  const nested: Schema = { anyOf: [{ items: { type: 'string' } }, true], unevaluatedItems: { type: 'boolean' } };
  const right: [string, Schema, Json, boolean][] = [
    ['what a lone if evaluates', lone, { a: 1 }, true],
    ['what a failed if evaluates', lone, { a: 2 }, false],
    ['if with else only', { if: { required: ['a'] }, else: { properties: { b: true } }, unevaluatedProperties: false }, { b: 1 }, true],
    ['if below another keyword', { properties: { p: lone } }, { p: { a: 2 } }, false],
    ['an empty array beside `prefixItems` and `contains`', { prefixItems: [{ type: 'string' }], contains: { type: 'integer' } }, [], false],
    ['one that holds it', { prefixItems: [{ type: 'string' }], contains: { type: 'integer' }, maxContains: 1 }, ['a', 1], true],
    ['one that holds it too often', { prefixItems: [{ type: 'string' }], contains: { type: 'integer' }, maxContains: 1 }, ['a', 1, 2], false],
    ['a member called __proto__', proto, JSON.parse('{"__proto__":1}') as Json, false],
    ['a member called __proto__ that fits', proto, JSON.parse('{"__proto__":"x"}') as Json, true],
  ];

  it.each(right)('the schema is written around it: %s', (_, schema, value, valid) => {
    expect([validByAjv(schema, value), validByHyperjump(schema, value)]).toEqual([valid, valid]);
  });

  it('a third evaluator decides with Hyperjump, for the keyword at fault only', () => {
    const judge = (schema: Schema): boolean => schema === true;
    expect(confirm(nested, true, ['yes', false])).toBe('disputed');
    expect(confirm(nested, true, ['yes', false], { judge })).toBe('confirmed');
    expect(isWitness(nested, true, ['yes', false], { judge })).toBe(true);
    expect(confirm(nested, true, ['yes', false], { judge: () => true })).toBe('disputed');
    expect(confirm({ pattern: '\\-' }, true, 'b', { judge })).toBe('disputed');
    expect(confirm(narrow, wide, { a: 5 }, { judge })).toBe('refused');
  });

  it('believes Ajv and the judge against Hyperjump where a multiple is smaller than its tolerance', () => {
    const tiny: Schema = { multipleOf: 1e-8 };
    const judge = (schema: Schema): boolean => schema === true;
    expect(confirm(tiny, true, 5e-9)).toBe('disputed');
    expect(confirm(tiny, true, 5e-9, { judge })).toBe('confirmed');
    expect(confirm(tiny, true, 5e-9, { judge: () => true })).toBe('disputed');
    expect(confirm({ multipleOf: 0.01 }, true, 0.005, { judge })).toBe('confirmed');
  });
});
