import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../model/schema.ts';
import { fits } from './fits.ts';

const names = fc.constantFrom('a', 'b', 'c');

const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, 0, 1, 2, 1.5, -1, '', 'a', 'ab', '😀'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** A schema of at most three keywords: with many at once hardly any value would ever fit. */
function keywords(each: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> {
  const one = fc.oneof(...Object.entries(each).map(([keyword, arbitrary]) => arbitrary.map((member) => [keyword, member] as const)));
  return fc.array(one, { maxLength: 3 }).map((entries) => Object.fromEntries(entries) as Json);
}

const schema = fc.letrec<{ schema: Json; object: Json }>((tie) => {
  const map = fc.dictionary(names, tie('schema'), { maxKeys: 2, noNullPrototype: true });
  const list = fc.array(tie('schema'), { minLength: 1, maxLength: 2 });
  const small = fc.nat(2);
  const type = fc.constantFrom('object', 'array', 'string', 'number', 'integer', 'boolean', 'null');
  return {
    schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.boolean(), tie('object')),
    object: keywords({
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.array(value, { minLength: 1, maxLength: 2 }),
      const: value,
      properties: map,
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b$', '.'), tie('schema'), { maxKeys: 1, noNullPrototype: true }),
      additionalProperties: tie('schema'),
      unevaluatedProperties: tie('schema'),
      propertyNames: fc.constantFrom('^a', 'b').map((pattern) => ({ pattern })),
      required: fc.uniqueArray(names, { maxLength: 2 }),
      minProperties: small,
      maxProperties: small,
      dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 1 }), { maxKeys: 1, noNullPrototype: true }),
      dependentSchemas: fc.dictionary(names, tie('schema'), { maxKeys: 1, noNullPrototype: true }),
      items: tie('schema'),
      prefixItems: list,
      contains: tie('schema'),
      uniqueItems: fc.boolean(),
      minItems: small,
      maxItems: small,
      minLength: small,
      maxLength: small,
      pattern: fc.constantFrom('^a', 'b$', '.'),
      minimum: small,
      exclusiveMaximum: small,
      multipleOf: fc.constantFrom(1, 0.5, 2),
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: tie('schema'),
      if: tie('schema'),
      then: tie('schema'),
      else: tie('schema'),
      $ref: fc.constantFrom('#/$defs/d.One', '#/$defs/d.Two'),
    }),
  };
});

describe('fits', () => {
  // `unevaluatedItems` is left out: Ajv itself is asked about it, because validators differ.
  it('says what Ajv says', { timeout: 240_000 }, () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, addUsedSchema: false });
    let accepted = 0;
    fc.assert(
      fc.property(schema.object as fc.Arbitrary<JsonObject>, schema.object, fc.array(value, { minLength: 4, maxLength: 8 }), (root, one, values) => {
        const whole: JsonObject = {
          ...root,
          $defs: { 'd.One': withoutReferences(one), 'd.Two': { type: 'object', properties: { a: { $ref: '#/$defs/d.Two' } } } },
        };
        const validate = ajv.compile(whole);
        for (const candidate of values) {
          const expected = validate(candidate);
          if (expected) accepted += 1;
          // Outside of the profile, because Ajv 8 may take what `prefixItems` said for what `contains` found.
          fc.pre(!(JSON.stringify(whole).includes('"contains"') && JSON.stringify(whole).includes('"prefixItems"')));
          // Ajv 8 takes an empty list for `contains` in some places; there the interpreter follows the standard.
          const known = expected && JSON.stringify(whole).includes('"contains"') && JSON.stringify(candidate).includes('[]');
          expect(known || fits(whole, candidate) === expected).toBe(true);
        }
      }),
      { numRuns: 800 },
    );
    expect(accepted, 'the schemas must not all refuse everything').toBeGreaterThan(100);
  });

  it.each([
    [true, 1, true],
    [false, 1, false],
  ])('%s decides at once', (whole, candidate, expected) => {
    expect(fits(whole, candidate)).toBe(expected);
  });
});

/** Without references a definition cannot be made of nothing but itself. */
function withoutReferences(one: Json): Json {
  if (Array.isArray(one)) return one.map((item) => withoutReferences(item as Json));
  if (typeof one !== 'object' || one === null) return one;
  return Object.fromEntries(
    Object.entries(one)
      .filter(([key]) => key !== '$ref')
      .map(([key, member]) => [key, withoutReferences(member)]),
  );
}
