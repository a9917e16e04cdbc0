import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../load-workspace.ts';
import type { SpecDocument } from '../model/document.ts';
import type { Operation } from '../model/members.ts';
import type { Json, JsonObject } from '../model/schema.ts';
import { fits } from './fits.ts';
import { isInterpretable } from './interpretable.ts';
import { materialize } from './materialize.ts';

/** Names, numbers and texts at which two readings of a schema could part. */
const names = fc.constantFrom('a', 'b', 'toString', 'valueOf');
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Json>(null, true, 0, -0, 1, 1.5, 1e21, 1e-7, 1e308, '', 'a', '\u{1F600}', '\ud800'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value;

const schema = fc.letrec<{ schema: Json; object: Json }>((tie) => {
  const map = fc.dictionary(names, tie('schema'), { maxKeys: 2, noNullPrototype: true });
  const list = fc.array(tie('schema'), { minLength: 1, maxLength: 2 });
  const keyword = fc.oneof(
    fc.tuple(fc.constant('type'), fc.constantFrom('object', 'array', 'string', 'number', 'integer')),
    fc.tuple(fc.constantFrom('enum', 'examples'), fc.array(value, { minLength: 1, maxLength: 2 })),
    fc.tuple(fc.constantFrom('const', 'default'), value),
    fc.tuple(fc.constant('multipleOf'), fc.constantFrom(1, 0.5, 0.1, 1e-7, 1e21)),
    fc.tuple(
      fc.constantFrom(
        'minimum',
        'maximum',
        'exclusiveMinimum',
        'exclusiveMaximum',
        'minLength',
        'maxLength',
        'minItems',
        'maxItems',
        'minProperties',
        'maxProperties',
        'maxContains',
      ),
      fc.nat(2),
    ),
    fc.tuple(fc.constant('pattern'), fc.constantFrom('^a', '.', '^.$', '^\\p{L}')),
    fc.tuple(fc.constantFrom('properties', 'dependentSchemas'), map),
    fc.tuple(fc.constant('required'), fc.uniqueArray(names, { maxLength: 2 })),
    fc.tuple(fc.constant('dependentRequired'), fc.dictionary(names, fc.uniqueArray(names, { maxLength: 1 }), { maxKeys: 1, noNullPrototype: true })),
    fc.tuple(
      fc.constantFrom('additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'propertyNames', 'items', 'contains', 'not', 'if', 'then', 'else'),
      tie('schema'),
    ),
    fc.tuple(fc.constantFrom('prefixItems', 'allOf', 'anyOf', 'oneOf'), list),
    fc.tuple(fc.constant('uniqueItems'), fc.boolean()),
    fc.tuple(fc.constant('$ref'), fc.constantFrom('#/$defs/d.One', '#/$defs/d.None', '#', 'urn:x')),
    fc.tuple(fc.constantFrom('minimum2', '$id', '$dynamicRef', 'contentSchema'), fc.constant('urn:x:y')),
  );
  return {
    schema: fc.oneof({ maxDepth: 3 }, fc.boolean(), tie('object')),
    object: fc.array(keyword as fc.Arbitrary<[string, Json]>, { minLength: 1, maxLength: 3 }).map((entries): Json => Object.fromEntries(entries)),
  };
});

const root = path.join(import.meta.dirname, '..', '..', '..', '..');

function operationsOf(document: SpecDocument): readonly Operation[] {
  if (document.kind === 'plugin') return [...document.operations.values()];
  return document.kind === 'kernel' ? [...document.services.values()].flatMap((service) => [...service.operations.values()]) : [];
}

describe('isInterpretable', () => {
  it('holds only where what fits is accepted by Ajv', { timeout: 120_000 }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(schema.object as fc.Arbitrary<JsonObject>, fc.array(value, { minLength: 4, maxLength: 8 }), (written, values) => {
        const whole: JsonObject = { ...written, $defs: { 'd.One': { type: ['string', 'object'], properties: { a: { $ref: '#/$defs/d.One' } } } } };
        if (!isInterpretable(whole)) return;
        const fitting = values.filter((candidate) => fits(whole, candidate));
        if (fitting.length === 0) return;
        // One validator a schema: a shared one keeps all that it ever compiled.
        const validate = new Ajv2020({
          allErrors: true,
          strict: false,
          validateFormats: false,
          validateSchema: false,
          addUsedSchema: false,
          meta: false,
        }).compile(whole);
        accepted += fitting.length;
        for (const candidate of fitting) expect(validate(candidate), JSON.stringify(candidate)).toBe(true);
      }),
      { numRuns: 600 },
    );
    expect(accepted, 'the schemas must not all be refused').toBeGreaterThan(200);
  });

  it.each([
    ['an unknown keyword', { properties: { a: { $dynamicRef: '#a' } } }],
    ['a reference to nothing', { $ref: '#/$defs/d.None', $defs: {} }],
    ['a reference to itself', { items: { $ref: '#' } }],
    ['an inherited name', { required: ['toString'] }],
    ['unevaluatedItems', { anyOf: [{ unevaluatedItems: false }] }],
    ['contains beside prefixItems', { contains: true, prefixItems: [true] }],
  ])('leaves %s to Ajv', (_, whole) => {
    expect(isInterpretable(whole)).toBe(false);
  });

  it('holds for every example of the reference specs, so that checking them compiles nothing', async () => {
    const { model } = await loadWorkspace(root);
    if (model === undefined) throw new Error('the reference specs have errors');
    let values = 0;
    for (const document of model.documents.values()) {
      for (const operation of operationsOf(document)) {
        const { download = true, upload = true } = operation.stream ?? {};
        for (const { name, input, output, ...streamed } of operation.examples) {
          for (const [whole, part] of [
            [materialize(model, document.id, operation.input, 'closed'), input],
            [materialize(model, document.id, operation.output, 'closed'), output],
            ...(streamed.items ?? []).map((item) => [materialize(model, document.id, download, 'closed'), item] as const),
            ...(streamed.upload ?? []).map((item) => [materialize(model, document.id, upload, 'closed'), item] as const),
          ] as const) {
            if (part === undefined) continue;
            values += 1;
            expect(typeof whole === 'boolean' || (isInterpretable(whole) && fits(whole, part)), `${document.id}/${operation.name}: ${name}`).toBe(true);
          }
        }
      }
    }
    expect(values).toBeGreaterThan(10);
  });
});
