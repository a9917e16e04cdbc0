import type { Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { contains } from './contains.ts';

/** Each pair: wider, narrower. */
const within: readonly (readonly [string, Schema, Schema])[] = [
  ['everything', true, { type: 'string' }],
  ['nothing is within anything', { type: 'string' }, false],
  ['integers are numbers', { type: 'number' }, { type: 'integer' }],
  ['1 and 1.0 are equal', { const: 1.0 }, { enum: [1] }],
  ['0 and -0 are equal', { const: 0 }, { const: -0 }],
  ['a multiple of both', { multipleOf: 6 }, { allOf: [{ multipleOf: 2 }, { multipleOf: 3 }], type: 'number' }],
  ['decimal multiples are exact', { multipleOf: 0.01 }, { multipleOf: 0.07 }],
  ['an exclusive integer bound', { minimum: 6 }, { type: 'integer', exclusiveMinimum: 5 }],
  ['an enum filtered by its type', { const: 'a' }, { enum: ['a', 1], type: 'string' }],
  ['a required member that nothing satisfies', false, { type: 'object', required: ['a'], properties: { a: false } }],
  ['crossed bounds', false, { type: 'number', minimum: 3, maximum: 2 }],
  ['too few different items', false, { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'boolean' } }],
  ['booleans by their values', { enum: [true, false] }, { type: 'boolean' }],
  ['a pattern within a pattern', { pattern: '^[a-z]+$' }, { pattern: '^a+$' }],
  ['a pattern and a length', { maxLength: 5 }, { type: 'string', pattern: '^[a-z]{1,3}$' }],
  ['a union split by type', { anyOf: [{ type: 'string' }, { type: 'number' }] }, { type: ['string', 'integer'] }],
  ['a union split by bound', { anyOf: [{ maximum: 5 }, { minimum: 5 }] }, { type: 'number' }],
  ['branches told apart by a constant', { oneOf: [member('a', 2), member('b', 2)] }, { oneOf: [member('a', 1), member('b', 1)] }],
  [
    'names by pattern',
    { patternProperties: { '^x': { type: 'number' } } },
    { patternProperties: { '^x': { type: 'integer' } }, properties: { xa: { maximum: 3 } } },
  ],
  ['names within names', { propertyNames: { maxLength: 3 } }, { type: 'object', propertyNames: { pattern: '^[a-z]{1,2}$' } }],
  ['dependents', { dependentRequired: { a: ['b'] } }, { type: 'object', required: ['b'] }],
  ['if, then and else as cases', { anyOf: [{ type: 'string' }, { minimum: 1 }] }, { if: { type: 'string' }, else: { type: 'number', minimum: 1 } }],
  ['contains by a stronger schema', { contains: { type: 'number' } }, { type: 'array', contains: { type: 'integer' }, minContains: 1 }],
  ['contains by the number of items', { contains: { type: 'string' }, minContains: 2 }, { type: 'array', items: { type: 'string' }, minItems: 2 }],
  ['a tuple within items', { items: { type: 'number' } }, { type: 'array', prefixItems: [{ type: 'integer' }, { const: 2 }], items: false }],
  [
    'unevaluated members behind allOf',
    { additionalProperties: { type: 'number' }, properties: { a: true } },
    { type: 'object', allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
  ],
  ['a recursive schema unrolled once', recursive(), { properties: { next: recursive() }, type: 'object' }],
  [
    'a recursive schema without finite values',
    false,
    { $ref: '#/$defs/a', $defs: { a: { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/a' } } } } },
  ],
  ['a reference beside other keywords', { type: 'string', minLength: 2 }, { $ref: '#/$defs/s', minLength: 3, $defs: { s: { type: 'string' } } }],
  ['names of the prototype', { properties: { constructor: { type: 'string' } } }, { properties: { constructor: { const: 'a' } } }],
];

function member(kind: string, maximum: number): Schema {
  return { type: 'object', required: ['kind'], properties: { kind: { const: kind }, n: { type: 'integer', maximum } } };
}

function recursive(): Schema {
  return { $id: 'urn:x:list', type: 'object', properties: { next: { $ref: 'urn:x:list' } } };
}

const notWithin: readonly (readonly [string, Schema, Schema])[] = [
  ['numbers are not all integers', { type: 'integer' }, { type: 'number' }],
  ['a length in code points', { maxLength: 1 }, { pattern: '^\u{1f600}{1,2}$', type: 'string' }],
  ['a member added to a closed object', { properties: { a: true }, additionalProperties: false }, { properties: { a: true, b: { const: 1 } }, type: 'object' }],
  ['unmentioned names', { additionalProperties: { type: 'string' } }, { type: 'object' }],
  ['two branches at once', { oneOf: [{ minimum: 1 }, { maximum: 3 }] }, { type: 'number' }],
  ['an item too many', { maxItems: 2 }, { type: 'array', maxItems: 3 }],
  ['two equal items', { uniqueItems: true }, { type: 'array', items: { enum: [1, 2] }, maxItems: 2 }],
  ['too many of a kind', { contains: { type: 'number' }, maxContains: 1 }, { type: 'array', contains: { type: 'integer' } }],
  ['deep in a recursive schema', recursive(), { type: 'object', properties: { next: { properties: { next: { type: ['object', 'null'] } }, type: 'object' } } }],
  [
    'a name of the prototype',
    { additionalProperties: false },
    { type: 'object', properties: { ['__proto__']: { const: 1 } }, propertyNames: { const: '__proto__' } },
  ],
];

describe('contains', () => {
  it.each<readonly [string, Schema, Schema]>(within)('proves: %s', (_name, wider, narrower) => {
    expect(contains(wider, narrower)).toEqual({ kind: 'yes' });
  });

  it.each<readonly [string, Schema, Schema]>(notWithin)('refutes: %s', (_name, wider, narrower) => {
    expect(contains(wider, narrower)).toMatchObject({ kind: 'no' });
  });

  it('names the keyword of the wider schema that refuses the witness', () => {
    const wider = { properties: { a: { allOf: [{ type: 'array', items: { minimum: 3 } }] } } };
    expect(contains(wider, { type: 'object', required: ['a'], properties: { a: { const: [1] } } })).toEqual({
      kind: 'no',
      witness: { a: [1] },
      pointer: '/properties/a/allOf/0/items/minimum',
    });
  });

  it.each<[string, Schema, string]>([
    ['a type that is none', { properties: { a: { type: 3 } } }, '/properties/a/type'],
    ['a reference to nowhere', { items: { $ref: '#/$defs/x' } }, '/items'],
    ['a bound that is no number', { minimum: '1' }, '/minimum'],
    ['no regular expression', { pattern: '(' }, '/pattern'],
    ['a schema for the same value that is itself', { $ref: '#' }, ''],
  ])('answers unknown, with the place, for %s', (_name, schema, pointer) => {
    expect(contains(schema, true)).toMatchObject({ kind: 'unknown', pointer });
    expect(contains(true, schema)).toMatchObject({ kind: 'unknown', pointer });
  });

  it('takes format for an annotation unless it is asserted', () => {
    expect(contains({ format: 'ipv4' }, { type: 'string' })).toEqual({ kind: 'yes' });
    expect(contains({ format: 'ipv4' }, { type: 'string' }, { formatAssertion: true })).toMatchObject({ kind: 'no' });
    expect(contains({ maxLength: 15 }, { type: 'string', format: 'ipv4' }, { formatAssertion: true })).toEqual({ kind: 'yes' });
  });

  it('reads declared names of all schemas for the same value together', () => {
    const old: Schema = { type: 'object', allOf: [{ properties: { a: true } }, { properties: { b: true } }] };
    const added: Schema = { ...old, properties: { c: { type: 'string' } } };
    expect(contains(added, old)).toMatchObject({ kind: 'no' });
    expect(contains(added, old, { names: 'declared' })).toEqual({ kind: 'yes' });
    expect(contains({ properties: { b: { type: 'string' } } }, old, { names: 'declared' })).toMatchObject({ kind: 'no' });
  });

  it('follows $dynamicRef to the outermost anchor', () => {
    const tree: Schema = { $id: 'https://x.test/tree', $dynamicAnchor: 'node', type: 'object', properties: { child: { $dynamicRef: '#node' } } };
    const strict: Schema = { $id: 'https://x.test/strict', $dynamicAnchor: 'node', $ref: 'tree', required: ['v'], $defs: { tree } };
    expect(contains(strict, { const: { v: 1, child: { v: 2 } } })).toEqual({ kind: 'yes' });
    expect(contains(strict, { const: { v: 1, child: {} } })).toMatchObject({ kind: 'no' });
  });
});
