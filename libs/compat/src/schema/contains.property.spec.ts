import fc from 'fast-check';
import type { Json, JsonObject, Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { contains } from './contains.ts';
import { confirm, validByAjv, validByHyperjump } from './witness/index.ts';

const scalars: fc.Arbitrary<Json> = fc.constantFrom<Json>(null, true, false, 0, 1, 2, 1.5, -1, '', 'a', 'b', 'ab');
const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'ab'), { maxLength: 2 });
const types = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');
const small = fc.integer({ min: 0, max: 3 });

const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema; object: JsonObject }>((tie) => {
  const schema = tie('schema');
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const keyword: fc.Arbitrary<JsonObject> = fc.oneof(
    { depthIdentifier: 'keyword' },
    types.map((type) => ({ type })),
    fc.uniqueArray(scalars, { minLength: 1, maxLength: 3 }).map((values) => ({ enum: values })),
    fc.constantFrom<JsonObject>({ minimum: 1 }, { maximum: 1 }, { exclusiveMinimum: 0 }, { multipleOf: 2 }, { multipleOf: 0.5 }),
    fc.constantFrom<JsonObject>({ minLength: 1 }, { maxLength: 1 }, { pattern: '^a' }, { pattern: 'b$' }),
    fc.tuple(fc.constantFrom('minItems', 'maxItems', 'minProperties', 'maxProperties'), small).map(([name, count]) => ({ [name]: count })),
    fc.constant<JsonObject>({ uniqueItems: true }),
    names.map((required) => ({ required })),
    names.map((required) => ({ dependentRequired: { a: required } })),
    fc.dictionary(fc.constantFrom('a', 'b'), schema, { maxKeys: 2, noNullPrototype: true }).map((properties) => ({ properties })),
    schema.map((inner) => ({ patternProperties: { '^a': inner } })),
    fc
      .tuple(fc.constantFrom('additionalProperties', 'propertyNames', 'items', 'contains', 'not', 'unevaluatedProperties', 'unevaluatedItems'), schema)
      .map(([name, inner]) => ({ [name]: inner })),
    fc.tuple(schema, small, small).map(([contains, minContains, more]) => ({ contains, minContains, maxContains: minContains + more })),
    fc.tuple(fc.constantFrom('allOf', 'anyOf', 'oneOf', 'prefixItems'), list).map(([name, inner]) => ({ [name]: inner })),
    fc.tuple(schema, schema, schema).map(([condition, then, otherwise]) => ({ if: condition, then, else: otherwise })),
    schema.map((inner) => ({ dependentSchemas: { b: inner } })),
  );
  return {
    object: fc.array(keyword, { minLength: 1, maxLength: 3 }).map((parts): JsonObject => Object.assign({}, ...parts) as JsonObject),
    schema: fc.oneof({ maxDepth: 3, depthIdentifier: 'schema' }, { weight: 1, arbitrary: fc.boolean() }, { weight: 4, arbitrary: tie('object') }),
  };
}).schema;

/** Ajv is known to err where `unevaluatedItems` meets `contains`; values are no evidence there. */
function trusted(schema: Schema): boolean {
  const text = JSON.stringify(schema);
  return !text.includes('unevaluated') && !text.includes('0.5');
}

const runs = { numRuns: 150 };

describe('the laws of containment', () => {
  it('is reflexive', () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        expect(contains({ allOf: [schema] }, schema).kind).not.toBe('no');
      }),
      runs,
    );
  });

  it('holds a schema within a union and an intersection within it', () => {
    fc.assert(
      fc.property(schemas, schemas, (left, right) => {
        expect(contains({ anyOf: [left, right] }, left).kind).not.toBe('no');
        expect(contains(left, { allOf: [left, right] }).kind).not.toBe('no');
      }),
      runs,
    );
  });

  it('is monotone under allOf, and transitive', () => {
    fc.assert(
      fc.property(schemas, schemas, schemas, (first, second, third) => {
        fc.pre(contains(first, second).kind === 'yes');
        expect(contains({ allOf: [first, third] }, { allOf: [second, third] }).kind).not.toBe('no');
        expect(contains(second, third).kind === 'yes' && contains(first, third).kind === 'no').toBe(false);
      }),
      runs,
    );
  });

  it('answers as Ajv does for single values', () => {
    fc.assert(
      fc.property(schemas.filter(trusted), values, (schema, value) => {
        const valid = validByAjv(schema, value);
        const verdict = contains(schema, { const: value });
        // Where the two validators differ, neither is evidence.
        fc.pre(valid !== undefined && valid === validByHyperjump(schema, value) && verdict.kind !== 'unknown');
        expect(verdict.kind).toBe(valid ? 'yes' : 'no');
      }),
      { numRuns: 400 },
    );
  });

  it('is contradicted by no value, and gives witnesses that Ajv confirms', () => {
    fc.assert(
      fc.property(schemas.filter(trusted), schemas.filter(trusted), fc.array(values, { minLength: 20, maxLength: 20 }), (wider, narrower, samples) => {
        const verdict = contains(wider, narrower);
        const refutes = (value: Json): boolean => confirm(wider, narrower, value) === 'confirmed';
        const witnesses = verdict.kind === 'no' ? [verdict.witness] : [];
        expect(witnesses.filter((value) => confirm(wider, narrower, value) === 'refused')).toEqual([]);
        expect(verdict.kind === 'yes' ? samples.filter(refutes) : []).toEqual([]);
        expect(verdict.kind === 'yes' ? contains(wider, narrower, { names: 'declared' }).kind : 'yes').toBe('yes');
      }),
      { numRuns: 300 },
    );
  });

  it('is deterministic, also where the budget ends', () => {
    fc.assert(
      fc.property(schemas, schemas, fc.integer({ min: 1, max: 300 }), (wider, narrower, steps) => {
        expect(contains(wider, narrower, { steps })).toEqual(contains(structuredClone(wider), structuredClone(narrower), { steps }));
      }),
      runs,
    );
  });
});
