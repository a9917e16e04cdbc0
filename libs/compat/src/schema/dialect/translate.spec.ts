import type { Json } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { dialectOf, translate, type Dialect } from './index.ts';

function translated(schema: unknown, dialect: Dialect): unknown {
  const answer = translate(schema, dialect);
  if ('reason' in answer) throw new Error(answer.reason);
  return answer.schema;
}

describe('the dialect of a schema', () => {
  it.each([
    ['http://json-schema.org/draft-04/schema#', 'draft-04'],
    ['http://json-schema.org/draft-06/schema', 'draft-06'],
    ['https://json-schema.org/draft-07/schema#', 'draft-07'],
    ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
    ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
    ['http://json-schema.org/schema#', undefined],
    ['https://example.org/own', { reason: '$schema names a dialect that is not known: https://example.org/own' }],
    ['http://json-schema.org/draft-03/schema#', { reason: '$schema names a dialect that is not known: http://json-schema.org/draft-03/schema#' }],
    [4, undefined],
  ])('%s', ($schema, dialect) => {
    expect(dialectOf({ $schema })).toEqual(dialect);
  });

  it('is not said by what says nothing', () => {
    expect([true, null, {}, [], Object.create({ $schema: 'http://json-schema.org/draft-07/schema#' })].map(dialectOf)).toEqual(Array.from({ length: 5 }));
  });
});

const cases: [string, Dialect, unknown, unknown][] = [
  ['boolean bounds', 'draft-04', { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }, { exclusiveMinimum: 1, maximum: 9 }],
  ['a boolean bound alone', 'draft-04', { exclusiveMinimum: true }, {}],
  ['identifiers', 'draft-04', { id: 'http://a.test/x#', properties: { id: { id: '#b', type: 'string' } } }, { properties: { id: { type: 'string' } } }],
  [
    'keywords of later drafts',
    'draft-04',
    { const: 1, contains: {}, propertyNames: {}, if: {}, examples: [1], $id: 'x', unevaluatedItems: false, prefixItems: [] },
    {},
  ],
  ['lists of items', 'draft-07', { items: [{ type: 'string' }], additionalItems: false }, { prefixItems: [{ type: 'string' }], items: false }],
  ['an empty list of items', 'draft-07', { items: [], additionalItems: { type: 'null' } }, { items: { type: 'null' } }],
  ['additionalItems without a list', 'draft-06', { items: { type: 'string' }, additionalItems: false }, { items: { type: 'string' } }],
  [
    'dependencies',
    'draft-07',
    { dependencies: { a: ['b'], c: { required: ['d'] }, e: false } },
    { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] }, e: false } },
  ],
  [
    'what stands beside a reference',
    'draft-07',
    { $ref: '#/definitions/a', minimum: 3, $id: 'http://b.test/', definitions: { a: { minimum: 1 } } },
    { $ref: '#/definitions/a', definitions: { a: { minimum: 1 } } },
  ],
  ['if without its time', 'draft-06', { if: false, then: false, else: false }, {}],
  [
    'anchors by identifier',
    'draft-07',
    { definitions: { a: { $id: '#a', type: 'string' }, b: { $ref: '#a' } } },
    { definitions: { a: { type: 'string' }, b: { $ref: '#/definitions/a' } } },
  ],
  ['an empty enumeration', 'draft-07', { enum: [], allOf: [true] }, { allOf: [true, false] }],
  [
    'anchors that 2020-12 forbids',
    'draft-07',
    { definitions: { a: { $id: '#1:a' } }, allOf: [{ $ref: '#1:a' }] },
    { definitions: { a: {} }, allOf: [{ $ref: '#/definitions/a' }] },
  ],
  ['a recursive reference of one resource', '2019-09', { $recursiveAnchor: true, items: { $recursiveRef: '#' } }, { items: { $ref: '#' } }],
  [
    'a recursive reference beside another',
    '2019-09',
    { allOf: [true], $ref: '#/$defs/a', $recursiveRef: '#', $defs: { a: true } },
    { allOf: [true, { $ref: '#' }], $ref: '#/$defs/a', $defs: { a: true } },
  ],
  [
    'a recursive reference across resources',
    '2019-09',
    {
      $id: 'http://a.test/',
      $recursiveAnchor: true,
      $defs: { b: { $id: 'b', $recursiveAnchor: true, items: { $recursiveRef: '#' } }, c: { $id: 'c', items: { $recursiveRef: '#' } } },
    },
    {
      $id: 'http://a.test/',
      $dynamicAnchor: 'recursive-anchor',
      $defs: { b: { $id: 'b', $dynamicAnchor: 'recursive-anchor', items: { $dynamicRef: '#recursive-anchor' } }, c: { $id: 'c', items: { $ref: '#' } } },
    },
  ],
  [
    'contains beside unevaluatedItems',
    '2019-09',
    { contains: { type: 'string' }, minContains: 2, unevaluatedItems: false },
    { allOf: [{ not: { not: { contains: { type: 'string' }, minContains: 2 } } }], unevaluatedItems: false },
  ],
  ['contains alone', '2019-09', { contains: { type: 'string' }, maxContains: 2 }, { contains: { type: 'string' }, maxContains: 2 }],
  [
    'dependencies when they were gone',
    '2020-12',
    { dependencies: { a: ['b'] }, additionalItems: false, nullable: true, id: 'x', $schema: 'y', 'x-own': 1 },
    {},
  ],
  [
    'everything of 2020-12',
    '2020-12',
    { $id: 'http://a.test/', prefixItems: [true], items: false, $dynamicRef: '#a', $dynamicAnchor: 'a', minContains: 1, contains: {} },
    { prefixItems: [true], items: false, $ref: '#', minContains: 1, contains: {} },
  ],
  ['nullable with a type', 'openapi-3.0', { type: 'string', nullable: true, enum: ['a'] }, { type: ['string', 'null'], enum: ['a'] }],
  ['nullable without a type', 'openapi-3.0', { nullable: true, minLength: 1 }, { minLength: 1 }],
  [
    'nullable beside a reference',
    'openapi-3.0',
    { $ref: '#/components/schemas/A', nullable: true, components: { schemas: { A: { type: 'object', nullable: true } } } },
    { $ref: '#/components/schemas/A', components: { schemas: { A: { type: ['object', 'null'] } } } },
  ],
  ['nullable beside allOf', 'openapi-3.0', { nullable: true, allOf: [{ type: 'object' }] }, { allOf: [{ type: 'object' }] }],
  ['a file', 'openapi-3.0', { type: 'file' }, { type: 'string', format: 'binary' }],
  [
    'what OpenAPI leaves out',
    'openapi-3.0',
    { patternProperties: {}, const: 1, if: true, contains: false, $id: 'x', items: { type: 'string' } },
    { items: { type: 'string' } },
  ],
  [
    'annotations',
    'openapi-3.0',
    { readOnly: true, example: { nullable: true }, discriminator: { propertyName: 'p' } },
    { readOnly: true, example: { nullable: true }, discriminator: { propertyName: 'p' } },
  ],
  ['a boolean', 'draft-07', true, true],
  [
    'a dynamic name given in two resources',
    '2020-12',
    { $id: 'http://a.test/', $dynamicAnchor: 'n', $ref: 'b', $defs: { b: { $id: 'b', $dynamicAnchor: 'n', items: { $dynamicRef: '#n' } } } },
    { $id: 'http://a.test/', $dynamicAnchor: 'n', $ref: 'b', $defs: { b: { $id: 'b', $dynamicAnchor: 'n', items: { $dynamicRef: '#n' } } } },
  ],
  [
    'a dynamic reference beside another',
    '2020-12',
    { $dynamicAnchor: 'n', items: { $dynamicRef: '#n', $ref: '#/$defs/a' }, $defs: { a: true } },
    { items: { allOf: [{ $ref: '#' }], $ref: '#/$defs/a' }, $defs: { a: true } },
  ],
];

describe('translate', () => {
  it.each(cases)('%s (%s)', (_, dialect, schema, expected) => {
    expect(translated(schema, dialect)).toEqual(expected);
  });

  it('touches nothing that only looks like a schema', () => {
    const plain: Record<string, Json> = { minimum: 1, exclusiveMinimum: true, items: [1], $ref: 'x', id: 'y', dependencies: { a: ['b'] } };
    const schema = {
      enum: [plain],
      default: plain,
      properties: { items: { type: 'string' }, $ref: { minimum: 2, exclusiveMinimum: true }, enum: { items: [true] } },
    };
    expect(translated(schema, 'draft-04')).toEqual({
      enum: [plain],
      default: plain,
      properties: { items: { type: 'string' }, $ref: { exclusiveMinimum: 2 }, enum: { prefixItems: [true] } },
    });
    expect(translated({ const: plain, examples: [plain] }, 'draft-07')).toEqual({ const: plain, examples: [plain] });
  });

  it('keeps a member called __proto__', () => {
    const schema = JSON.parse('{"properties":{"__proto__":{"items":[true]}},"dependencies":{"__proto__":["a"]}}') as Json;
    expect(JSON.stringify(translated(schema, 'draft-07'))).toBe('{"properties":{"__proto__":{"prefixItems":[true]}},"dependentRequired":{"__proto__":["a"]}}');
  });

  it.each<[string, Dialect, unknown, string, string]>([
    ['a list of items', 'draft-07', { items: [{ type: 'string' }, { $ref: '#/items/0' }] }, '/prefixItems/1/$ref', '#/prefixItems/0'],
    ['additional items', 'draft-07', { items: [true], additionalItems: { items: { $ref: '#/additionalItems' } } }, '/items/items/$ref', '#/items'],
    [
      'dependencies',
      'draft-07',
      { dependencies: { 'a/b': { not: { $ref: '#/dependencies/a~1b' } } } },
      '/dependentSchemas/a~1b/not/$ref',
      '#/dependentSchemas/a~1b',
    ],
    [
      'below a move',
      'draft-04',
      { items: [{ properties: { p: { items: [{}] } } }], not: { $ref: '#/items/0/properties/p/items/0' } },
      '/not/$ref',
      '#/prefixItems/0/properties/p/prefixItems/0',
    ],
    ['by address', 'draft-07', { $id: 'http://a.test/s', items: [{}], not: { $ref: 'http://a.test/s#/items/0' } }, '/not/$ref', '#/prefixItems/0'],
    ['by relative address', 'draft-07', { $id: 's.json', items: [{}], not: { $ref: 's.json#/items/0' } }, '/not/$ref', '#/prefixItems/0'],
    [
      'inside a resource of its own',
      'draft-07',
      { definitions: { r: { $id: 'http://b.test/r', items: [{}, { $ref: '#/items/0' }] } } },
      '/definitions/r/prefixItems/1/$ref',
      '#/definitions/r/prefixItems/0',
    ],
    [
      'into another resource',
      'draft-07',
      { definitions: { r: { $id: 'http://b.test/r', items: [{}] } }, not: { $ref: 'http://b.test/r#/items/0' } },
      '/not/$ref',
      '#/definitions/r/prefixItems/0',
    ],
    ['out of the document', 'draft-07', { not: { $ref: 'http://c.test/#/items/0' }, items: [{}] }, '/not/$ref', 'http://c.test/#/items/0'],
    [
      'to the root of its resource',
      '2020-12',
      { $defs: { r: { $id: 'urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed', items: { $ref: '#' } } } },
      '/$defs/r/items/$ref',
      '#/$defs/r',
    ],
    [
      'to an anchor',
      '2020-12',
      { $defs: { r: { $id: 'http://b.test/r', $defs: { a: { $anchor: 'a' } } } }, not: { $ref: 'http://b.test/r#a' } },
      '/not/$ref',
      '#/$defs/r/$defs/a',
    ],
    ['that leads nowhere', '2020-12', { not: { $ref: '#none' } }, '/not/$ref', '#none'],
    ['to the root', 'draft-07', { not: { $ref: '#' } }, '/not/$ref', '#'],
    [
      'into contains',
      '2019-09',
      { allOf: [true], contains: { type: 'null' }, unevaluatedItems: { $ref: '#/contains' } },
      '/unevaluatedItems/$ref',
      '#/allOf/1/not/not/contains',
    ],
    ['beside a reference', 'draft-07', { $ref: '#/properties/a', properties: { a: { items: [true] } } }, '/$ref', '#/x-referenced/properties/a'],
    ['an escaped pointer', 'draft-07', { definitions: { 'a b%': {} }, not: { $ref: '#/definitions/a%20b%25' } }, '/not/$ref', '#/definitions/a%20b%25'],
  ])('leads a reference to %s', (_, dialect, schema, at, expected) => {
    expect(
      at
        .split('/')
        .slice(1)
        .reduce<unknown>((here, token) => (here as Record<string, unknown>)[token.replaceAll('~1', '/')], translated(schema, dialect)),
    ).toBe(expected);
  });

  it('translates places that only references make schemas', () => {
    const schema = {
      $ref: '#/x-own/deep/items/0',
      'x-own': { deep: { items: [{ $ref: '#/components/schemas/A' }] } },
      components: { schemas: { A: { minimum: 1, exclusiveMinimum: true }, B: { minimum: 1, exclusiveMinimum: true } } },
    };
    expect(translated(schema, 'draft-04')).toEqual({
      $ref: '#/x-own/deep/items/0',
      'x-own': { deep: { items: [{ $ref: '#/components/schemas/A' }] } },
      components: { schemas: { A: { exclusiveMinimum: 1 }, B: { minimum: 1, exclusiveMinimum: true } } },
    });
  });

  it('leads pointers back', () => {
    const answer = translate({ items: [{ properties: { p: { dependencies: { d: { type: 'null' } } } } }], additionalItems: {} }, 'draft-07');
    if ('reason' in answer) throw new Error(answer.reason);
    expect(['', '/prefixItems/0/properties/p/dependentSchemas/d/type', '/items', '/prefixItems/0/properties'].map(answer.origin)).toEqual([
      '',
      '/items/0/properties/p/dependencies/d/type',
      '/additionalItems',
      '/items/0/properties',
    ]);
  });

  it.each<[unknown, Dialect, string]>([
    [3, 'draft-07', 'a schema is an object or a boolean'],
    [[], '2020-12', 'a schema is an object or a boolean'],
    [
      { properties: { a: { minimum: 1, exclusiveMinimum: 2 } } },
      'draft-04',
      'exclusiveMinimum must be a boolean in this dialect at /properties/a/exclusiveMinimum',
    ],
    [{ type: ['string', 'null'] }, 'openapi-3.0', 'type must be one name in this dialect at /type'],
  ])('says why %j is no schema of %s', (schema, dialect, reason) => {
    expect(translate(schema, dialect)).toEqual({ reason });
  });

  it('ends at a depth', () => {
    let schema: Json = {};
    for (let depth = 0; depth < 600; depth += 1) schema = { not: schema };
    const answer = translate(schema, '2020-12');
    expect('reason' in answer ? answer.reason.slice(0, 39) : '').toBe('schemas are nested deeper than 500 at /');
  });

  it('remembers a schema and leaves it as it was', () => {
    const schema = Object.freeze({ items: Object.freeze([Object.freeze({ dependencies: Object.freeze({ a: Object.freeze(['b']) }) })]) });
    expect(translate(schema, 'draft-07')).toBe(translate(schema, 'draft-07'));
    expect(translate(schema, 'draft-07')).not.toBe(translate(schema, '2020-12'));
  });
});
