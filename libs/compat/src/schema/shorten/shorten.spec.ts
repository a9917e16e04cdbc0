import type { JsonObject, Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { contains } from '../contains.ts';
import { containsWhole } from '../testing.ts';
import { shorten } from './shorten.ts';

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const text = { type: 'string', minLength: 1, pattern: '^a+$' };

/** Whether a member of these schemas is left out of the question. */
const isLeftOut = (wider: Schema, narrower: Schema = wider, more: JsonObject = {}): boolean =>
  shorten(object({ asked: wider, other: true }, more), object({ asked: narrower, other: false }, more))?.leftOut.has('asked') ?? false;

describe('a shortened question', () => {
  it('is without the members that both describe alike, and grants those that are required', () => {
    const wider = object({ a: text, b: text, c: { maximum: 2 }, d: true }, { required: ['b', 'd'], additionalProperties: false });
    const narrower = object({ a: text, b: text, c: { maximum: 1 } }, { required: ['b'], additionalProperties: false });
    expect(shorten(wider, narrower)).toEqual({
      wider: object({ b: true, c: { maximum: 2 }, d: true }, { required: ['d'], additionalProperties: false }),
      narrower: object({ b: text, c: { maximum: 1 } }, { required: ['b'], additionalProperties: false }),
      leftOut: new Set(['a']),
      same: false,
    });
  });

  it('is none where the root says what hangs on several members, or nothing is alike', () => {
    const alike = object({ a: text });
    for (const keyword of [
      'minProperties',
      'maxProperties',
      'propertyNames',
      'patternProperties',
      'unevaluatedProperties',
      '$ref',
      'anyOf',
      'not',
      'if',
      'enum',
    ])
      expect([keyword, shorten(alike, { ...alike, [keyword]: {} }), shorten({ ...alike, [keyword]: {} }, alike)]).toEqual([keyword, undefined, undefined]);
    expect(shorten(object({ a: true }), object({ a: false }))).toBeUndefined();
    expect(shorten(true, alike)).toBeUndefined();
  });

  it.each<[string, Schema, Schema?]>([
    ['simple keywords', { type: ['integer', 'null'], minimum: 0, multipleOf: 2 }],
    ['members and items', { properties: { x: { items: { enum: [{ y: 1 }] } } }, required: ['x'], additionalProperties: false }],
    ['choices', { anyOf: [{ const: 1 }, { allOf: [text] }] }],
    ['what refuses nothing', { ...text, title: 'one' }, { ...text, description: 'other', examples: [1] }],
    ['a reference', { $ref: '#/$defs/D' }],
  ])('leaves out %s', (_name, wider, narrower = wider) => {
    expect(isLeftOut(wider, narrower, { $defs: { D: { maxItems: 1 } } })).toBe(true);
  });

  it.each<[string, Schema, Schema?]>([
    ['another value', { minimum: 1 }, { minimum: 2 }],
    ['another order of what comes first', { enum: [1, 2] }, { enum: [2, 1] }],
    ['a keyword more', { minimum: 1 }, { minimum: 1, maximum: 2 }],
    ['a keyword less', { minimum: 1, maximum: 2 }, { minimum: 1 }],
    ['a recursive reference', { items: { $ref: '#/$defs/Tree' } }],
    ['the root itself', { $ref: '#' }],
    ['a reference to nowhere', { $ref: '#/$defs/Nothing' }],
    ['a reference into another resource', { $ref: '#/$defs/Resource/items' }],
    ['a dynamic reference', { $dynamicRef: '#/$defs/D' }],
    ['a base of its own', { $id: 'other', $ref: '#/$defs/D' }],
    ['an anchor', { $anchor: 'x', type: 'string' }],
    ['what may end in a doubt', { unevaluatedProperties: false }],
    ['a keyword without a meaning', { unheard: 1 }],
    ['a pattern that is none', { pattern: '(' }],
    ['a type that is none', { type: 'text' }],
    ['no type', { type: [] }],
    ['a count that is none', { minLength: -1 }],
    ['a factor that is none', { multipleOf: 0 }],
    ['a list that is none', { enum: 1 }],
    ['a name that is none', { required: [1] }],
    ['members that are none', { properties: [] }],
    ['a schema that is none', { items: 'x' }],
    ['items in the manner of older dialects', { items: [true] }],
  ])('asks about %s', (_name, wider, narrower = wider) => {
    const $defs = { D: { maxItems: 1 }, Tree: { items: { $ref: '#/$defs/Tree' } }, Resource: { $id: 'https://example.org/x', items: { type: 'string' } } };
    expect(isLeftOut(wider, narrower, { $defs })).toBe(false);
  });

  it('asks about a reference that leads elsewhere in the other schema', () => {
    const one = object({ asked: { $ref: '#/$defs/D' }, a: text }, { $defs: { D: { maximum: 1 } } });
    const other = object({ asked: { $ref: '#/$defs/D' }, a: text }, { $defs: { D: { maximum: 2 } } });
    expect(shorten(other, one)?.leftOut).toEqual(new Set(['a']));
    expect(contains(other, one)).toEqual({ kind: 'yes' });
    expect(contains(one, other)).toMatchObject({ kind: 'no', pointer: '/$defs/D/maximum' });
  });

  it('does not end in the stack of the process', () => {
    let deep: JsonObject = { type: 'string' };
    for (let level = 0; level < 5000; level += 1) deep = { items: deep };
    expect(isLeftOut(deep)).toBe(false);
  });
});

describe('the answer to a shortened question', () => {
  it('is about values with the members that were left out, too', () => {
    const closed = object({ a: text, b: text }, { additionalProperties: false });
    const open = object({ a: text, b: text });
    expect(contains(open, closed)).toEqual({ kind: 'yes' });
    expect(contains(closed, open)).toMatchObject({ kind: 'no', pointer: '/additionalProperties' });
    expect(contains(closed, open, { names: 'declared' })).toEqual({ kind: 'yes' });
  });

  it('does not show a value that has a member left out', () => {
    const names = Object.fromEntries(
      ['', ...Array.from({ length: 26 }, (_, letter) => String.fromCharCode(97 + letter))].map((name) => [name, { type: 'null' }]),
    );
    const verdict = contains(object({ ...names, long: true }, { additionalProperties: false }), object({ ...names, long: true }));
    expect(verdict.kind).toBe('no');
    const [name] = verdict.kind === 'no' ? Object.keys(verdict.witness as JsonObject) : [];
    expect([name, Object.hasOwn(names, String(name))]).toEqual([name, false]);
  });

  it('reads what is left out once, and asks nothing about schemas that are the same', () => {
    let reads = 0;
    const counted = {
      get pattern(): string {
        reads += 1;
        return '^a';
      },
    };
    expect(contains(object({ a: { pattern: '^a' }, b: { maximum: 2 } }), object({ a: counted, b: { maximum: 1 } }))).toEqual({ kind: 'yes' });
    expect(reads).toBe(1);
    const same = object({ a: text, b: { not: text } });
    expect(contains(same, same, { steps: 0 })).toEqual({ kind: 'yes' });
  });

  it('reads the whole root where it refers to itself', () => {
    const schema = (most: number): JsonObject => object({ a: { type: 'integer' }, down: { $ref: '#' }, size: { maximum: most } });
    expect(contains(schema(2), schema(1))).toEqual({ kind: 'yes' });
    const inner = {
      ...schema(1),
      properties: { a: { type: 'integer' }, down: { $ref: '#/$defs/inner' } },
      $defs: { inner: object({ a: { type: 'string' } }) },
    };
    expect(contains(schema(1), inner).kind).toBe('no');
  });

  it('is unknown where an alike part of both is malformed', () => {
    const both = object({ a: { pattern: '(' }, b: text });
    expect(contains(both, { ...both, required: ['b'] })).toMatchObject({ kind: 'unknown', pointer: '/properties/a/pattern' });
  });

  it('counts with an alike and required member that can have no value', () => {
    const never = { type: 'integer', minimum: 2, maximum: 1 };
    expect(contains(object({ a: never, b: false }), object({ a: never, b: true }, { required: ['a'] }))).toEqual({ kind: 'yes' });
    expect(contains(object({ a: never, b: false }), object({ a: never, b: true })).kind).toBe('no');
  });

  it('takes the names of the prototype as names', () => {
    const schema = (most: number): Schema =>
      JSON.parse(
        `{"properties":{"__proto__":{"type":"string"},"constructor":{"maximum":${String(most)}},"x":{"$ref":"#/$defs/__proto__"}},"$defs":{"__proto__":{"maximum":1}}}`,
      ) as Schema;
    expect(shorten(schema(2), schema(1))?.leftOut).toEqual(new Set(['__proto__', 'x']));
    expect(contains(schema(2), schema(1))).toEqual({ kind: 'yes' });
    expect(contains(schema(1), schema(2))).toEqual(containsWhole(schema(1), schema(2)));
  });
});
