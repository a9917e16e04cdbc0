import type { Json, Schema } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validByAjv } from './ajv.ts';
import { focused } from './focus.ts';

describe('a schema focused on a value', () => {
  it('leaves out what concerns members of other names, and only that', () => {
    const schema: Schema = {
      properties: { a: { properties: { b: true, c: false } }, c: { type: 'string' }, properties: false },
      dependentSchemas: { c: false, b: true },
      required: ['c'],
      const: { properties: { c: 1 } },
      $defs: { c: { properties: { c: {} } } },
    };
    expect(focused(schema, [{ a: { b: 1 } }])).toEqual({
      properties: { a: { properties: { b: true } } },
      dependentSchemas: { b: true },
      required: ['c'],
      const: { properties: { c: 1 } },
      $defs: { c: { properties: {} } },
    });
  });

  it.each([{ $ref: '#/properties/a' }, { $ref: 'other' }, { $id: 'x' }, { $anchor: 'x' }, { $dynamicRef: '#x' }, { $ref: '#/$defs/a/not' }])(
    'stays whole where something may be found by another way: %j',
    (part) => {
      const schema: Schema = { properties: { a: {} }, not: part };
      expect(focused(schema, null)).toBe(schema);
    },
  );

  it('takes the same values of these names', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.constantFrom<Schema>(true, false, { type: 'string' }, { required: ['b'] }, { $ref: '#/$defs/d' }),
        fc.dictionary(name, tie('schema'), { maxKeys: 3 }).map((properties) => ({ properties, unevaluatedProperties: false })),
        fc.dictionary(name, tie('schema'), { maxKeys: 3 }).map((properties) => ({ properties, additionalProperties: false })),
        fc.dictionary(name, tie('schema'), { maxKeys: 2 }).map((dependentSchemas) => ({ dependentSchemas })),
        fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
        tie('schema').map((not) => ({ not })),
      ),
    }));
    const value = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof({ maxDepth: 2 }, fc.constantFrom<Json>('x', 1), fc.dictionary(name, tie('value'), { maxKeys: 3 }) as fc.Arbitrary<Json>),
    })).value;
    fc.assert(
      fc.property(schema, fc.dictionary(fc.constant('d'), schema, { minKeys: 1 }), value, (root, $defs, instance) => {
        const whole: Schema = { allOf: [root], $defs: { d: { properties: { a: $defs['d'] ?? true } } } };
        expect(validByAjv(focused(whole, instance), instance)).toBe(validByAjv(whole, instance));
      }),
      { numRuns: 300 },
    );
  });
});
