import { applyDefaults, type ManifestSchema } from '@plugwright/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidValues } from './invalid-values.ts';
import { createJudge } from './judge.ts';
import { validValues } from './valid-values.ts';

const seed = 20250101;
const sample = (arbitrary: fc.Arbitrary<unknown>, numRuns = 100): unknown[] => fc.sample(arbitrary, { seed, numRuns });
const text = { type: 'string' };
const tree = {
  type: 'object',
  required: ['name'],
  properties: { name: text, children: { type: 'array', items: { $ref: '#/$defs/d.Tree' } }, twin: { $ref: '#/$defs/d.Tree' } },
  additionalProperties: false,
};
const expression = {
  oneOf: [{ type: 'object', required: ['left', 'right'], properties: { left: { $ref: '#/$defs/E' }, right: { $ref: '#/$defs/E' } } }, { type: 'integer' }],
};

const schemas: Readonly<Record<string, ManifestSchema>> = {
  'any type': { type: ['string', 'null', 'integer'] },
  enum: { enum: ['a', 1, null, { b: 2 }] },
  const: { const: { deep: [1] } },
  'an integer within bounds': { type: 'integer', minimum: -3, exclusiveMaximum: 4 },
  'a number within narrow bounds': { type: 'number', minimum: 0.1, maximum: 0.2 },
  'a number beyond an open bound': { type: 'number', exclusiveMinimum: 0 },
  'a multiple': { type: 'integer', multipleOf: 7, minimum: 50, maximum: 80 },
  'a fractional multiple': { type: 'number', multipleOf: 0.5, maximum: 10 },
  'a text of a length': { type: 'string', minLength: 3, maxLength: 5 },
  'a long text': { type: 'string', maxLength: 4194304 },
  'a text of a pattern': { type: 'string', pattern: '^[a-z][a-z0-9-]{1,10}$' },
  'a pattern that is not anchored': { type: 'string', pattern: '[0-9]+x', maxLength: 60 },
  ...Object.fromEntries(
    ['date-time', 'date', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'uuid', 'json-pointer', 'regex', 'byte'].map(
      (format) => [`format ${format}`, { type: 'string', format }],
    ),
  ),
  'an array within bounds': { type: 'array', minItems: 2, maxItems: 3, items: text },
  'a unique array': { type: 'array', uniqueItems: true, items: { enum: [1, 2, 3] } },
  'a tuple': { type: 'array', prefixItems: [text, { type: 'integer' }], items: false, minItems: 1 },
  'a tuple with a rest': { type: 'array', prefixItems: [text], items: { type: 'integer' } },
  contains: { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 } },
  'a map': { type: 'object', additionalProperties: { type: 'integer' } },
  'a map with members of its own': { type: 'object', properties: { id: text }, required: ['id'], additionalProperties: { type: 'boolean' }, minProperties: 2 },
  'a map of named keys': { type: 'object', propertyNames: { pattern: '^k[0-9]$' }, additionalProperties: {}, maxProperties: 2 },
  'pattern properties': { type: 'object', patternProperties: { '^x-': { type: 'integer' } }, additionalProperties: false },
  'required without a schema': { type: 'object', required: ['free'], additionalProperties: { type: 'integer' } },
  allOf: {
    allOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 5 } } }, { properties: { a: { maximum: 7 }, b: text } }],
    unevaluatedProperties: false,
  },
  anyOf: { anyOf: [{ type: 'integer' }, { type: 'object', required: ['x'], properties: { x: text }, additionalProperties: false }] },
  'oneOf with what they share': {
    type: 'object',
    properties: { kind: text },
    required: ['kind'],
    oneOf: [{ properties: { kind: { const: 'a' }, a: text }, required: ['a'] }, { properties: { kind: { const: 'b' } } }],
    unevaluatedProperties: false,
  },
  'if and then': {
    type: 'object',
    properties: { kind: { enum: ['x', 'y'] }, x: text },
    required: ['kind'],
    if: { properties: { kind: { const: 'x' } } },
    then: { required: ['x'] },
    additionalProperties: false,
  },
  not: { type: 'string', not: { const: '' } },
  'a reference with siblings': { $ref: '#/$defs/Short', minLength: 2, $defs: { Short: { type: 'string', maxLength: 4 } } },
  'a recursive type': { $ref: '#/$defs/d.Tree', $defs: { 'd.Tree': tree } },
  'a recursive choice that must end': { $ref: '#/$defs/E', $defs: { E: expression } },
  'a wide recursive type': {
    $ref: '#/$defs/W',
    $defs: {
      W: {
        type: 'object',
        properties: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`m${String(index)}`, { $ref: '#/$defs/W' }])),
        additionalProperties: false,
      },
    },
  },
  'awkward names': { type: 'object', properties: { constructor: text, 'a/b': text, ä: text }, required: ['constructor', 'a/b'], additionalProperties: false },
};

describe('values made from a schema', () => {
  it.each(Object.keys(schemas))('%s: fit, differ, and survive the wire', (name) => {
    const schema = schemas[name] ?? true;
    const { fits } = createJudge(schema);
    const values = sample(validValues(schema));
    expect(values.filter((value) => !fits(value))).toEqual([]);
    expect(JSON.parse(JSON.stringify(values))).toEqual(values);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(name === 'const' ? 0 : 1);
    expect(sample(validValues(schema))).toEqual(values);
  });

  it.each(Object.keys(schemas))('%s: can be made wrong', (name) => {
    const schema = schemas[name] ?? true;
    const { fits } = createJudge(schema);
    const wrong = invalidValues(schema);
    if (wrong === undefined) throw new Error('nothing wrong was found');
    const values = sample(wrong);
    expect(values.filter((value) => fits(value))).toEqual([]);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(2);
  });

  it('ask every optional member and every branch now and then', () => {
    const seen = sample(validValues(schemas['oneOf with what they share'] ?? true)).map((value) =>
      Object.keys(value as object)
        .sort()
        .join(),
    );
    expect(new Set(seen)).toEqual(new Set(['a,kind', 'kind']));
    const formats = sample(validValues({ type: 'object', properties: { a: text, b: text }, additionalProperties: false })).map((value) =>
      Object.keys(value as object)
        .sort()
        .join(),
    );
    expect(new Set(formats)).toEqual(new Set(['', 'a', 'b', 'a,b']));
  });

  it('cannot be made where nothing fits, which is said and not tried for ever', () => {
    expect(() => sample(validValues({ type: 'string', minLength: 3, not: {} }))).toThrow('no value could be made that fits the schema');
    expect(() => validValues({ $ref: '#/$defs/N', $defs: { N: { type: 'object', required: ['n'], properties: { n: { $ref: '#/$defs/N' } } } } })).toThrow(
      'no value of #/$defs/N ever ends',
    );
    expect(() => validValues({ $ref: '#/$defs/Missing' })).toThrow();
  });

  it('wrong ones stay wrong once defaults are filled in', () => {
    const schema = { type: 'object', required: ['a', 'b'], properties: { a: { type: 'integer', default: 1 }, b: text }, additionalProperties: false };
    const { fits } = createJudge(schema);
    const received = (value: unknown): unknown => applyDefaults(schema, value);
    const values = sample(invalidValues(schema, { received }) ?? fc.constant({ a: 1, b: '' }));
    expect(values.filter((value) => fits(received(value)))).toEqual([]);
    expect(values).not.toContainEqual({ b: '' });
  });

  it('there are no wrong ones of a schema that lets everything through', () => {
    expect(invalidValues(true)).toBeUndefined();
    expect(invalidValues({})).toBeUndefined();
  });
});
