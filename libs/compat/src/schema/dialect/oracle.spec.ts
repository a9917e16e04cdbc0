import type { Json, JsonObject, Schema } from '@plugwright/spec';
import { registerSchema, setShouldValidateSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/draft-06';
import '@hyperjump/json-schema/draft-07';
import '@hyperjump/json-schema/draft-2019-09';
import '@hyperjump/json-schema/openapi-3-0';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validByHyperjump } from '../witness/index.ts';
import { translate, type Dialect } from './index.ts';

const addresses: Record<Dialect, string> = {
  'draft-04': 'http://json-schema.org/draft-04/schema#',
  'draft-06': 'http://json-schema.org/draft-06/schema#',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  'openapi-3.0': 'https://spec.openapis.org/oas/3.0/schema',
};

// The meta-schemas forbid some of what is tested here, such as an exclusive bound that stands alone.
setShouldValidateSchema(false);

type Registered = Parameters<typeof registerSchema>[0];
type Validated = Parameters<Awaited<ReturnType<typeof validate>>>[0];
type Member = [string, fc.Arbitrary<unknown>];

/** Keywords of the old dialects whose meaning changed, and enough others to make them bite. */
function keywordsOf(dialect: Dialect, schema: fc.Arbitrary<unknown>): Member[] {
  const old = dialect === 'draft-04' || dialect === 'openapi-3.0';
  const names = fc.constantFrom('a', 'b');
  const some = fc.array(schema, { minLength: 1, maxLength: 2 });
  const shared: Member[] = [
    ['properties', fc.dictionary(names, schema, { maxKeys: 2 })],
    ['required', fc.uniqueArray(names, { minLength: 1, maxLength: 2 })],
    ['additionalProperties', fc.oneof(schema, fc.boolean())],
    ['allOf', some],
    ['anyOf', some],
    ['not', schema],
    ['enum', fc.uniqueArray(fc.constantFrom<Json>(null, 1, 'a', true), { minLength: 1, maxLength: 3 })],
    ['minimum', fc.integer({ min: 0, max: 3 })],
    ['maximum', fc.integer({ min: 0, max: 3 })],
    ['exclusiveMinimum', old ? fc.boolean() : fc.integer({ min: 0, max: 3 })],
    ['exclusiveMaximum', old ? fc.boolean() : fc.integer({ min: 0, max: 3 })],
    ['$ref', fc.constantFrom('#/definitions/x', '#/definitions/y')],
    ['type', fc.constantFrom('string', 'number', 'integer', 'array', 'object', 'boolean')],
  ];
  if (dialect === 'openapi-3.0') return [...shared, ['items', schema], ['nullable', fc.boolean()]];
  const tuples: Member[] = [
    ['items', dialect === '2020-12' ? schema : fc.oneof(schema, some)],
    ...(dialect === '2020-12' ? [['prefixItems', some] as Member] : [['additionalItems', fc.oneof(schema, fc.boolean())] as Member]),
    ['patternProperties', fc.dictionary(fc.constantFrom('^a', 'b'), schema, { maxKeys: 2 })],
  ];
  const dependencies: Member = ['dependencies', fc.dictionary(names, fc.oneof(schema, fc.array(names, { minLength: 1, maxLength: 1 })), { maxKeys: 2 })];
  if (dialect === 'draft-04') return [...shared, ...tuples, dependencies];
  const six: Member[] = [...shared, ...tuples, ['contains', schema], ['propertyNames', schema], ['const', fc.constantFrom<Json>(null, 1, 'a')]];
  if (dialect === 'draft-06') return [...six, dependencies];
  const seven: Member[] = [...six, ['if', schema], ['then', schema], ['else', schema]];
  if (dialect === 'draft-07') return [...seven, dependencies];
  return [
    ...seven,
    ['unevaluatedItems', fc.oneof(schema, fc.boolean())],
    ['unevaluatedProperties', fc.oneof(schema, fc.boolean())],
    ['minContains', fc.integer({ min: 0, max: 2 })],
    ['dependentSchemas', fc.dictionary(names, schema, { maxKeys: 2 })],
  ];
}

function schemaOf(dialect: Dialect): fc.Arbitrary<JsonObject> {
  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => {
    const members = keywordsOf(dialect, tie('schema'));
    const member = fc.integer({ min: 0, max: members.length - 1 }).chain((index) => {
      const [name, value] = members[index] ?? ['title', fc.constant('')];
      return value.map((made): [string, unknown] => [name, made]);
    });
    const leaf = fc.constantFrom<JsonObject>({}, { type: 'string' }, { type: 'integer' }, { minimum: 2 }, { maxLength: 1 });
    const node = fc.array(member, { maxLength: 3 }).map((entries) => Object.fromEntries(entries) as JsonObject);
    return { schema: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, node) };
  });
  // References meet only these, which refer to nothing, so that no schema leads into itself for ever.
  const leaf = fc.constantFrom<JsonObject>({ type: 'string' }, { minimum: 1 }, { not: { type: 'null' } }, { items: { type: 'integer' } });
  return fc.tuple(schema, leaf, leaf).map(([root, x, y]) => ({ allOf: [root], definitions: { x, y } }));
}

const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, 0, 1, 2, 2.5, 3, 'a', 'b', 'abc', 1.0),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'c'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

let counter = 0;

async function oracle(schema: JsonObject, dialect: Dialect, values: readonly Json[]): Promise<boolean[]> {
  counter += 1;
  const address = `https://oracle.example/${String(counter)}`;
  registerSchema(schema as Registered, address, addresses[dialect]);
  try {
    const check = await validate(address);
    return values.map((sample) => check(sample as Validated).valid);
  } finally {
    unregisterSchema(address);
  }
}

describe.each(Object.keys(addresses) as Dialect[])('a translated schema of %s', (dialect) => {
  it('takes the values the dialect takes', async () => {
    // OpenAPI has no definitions; what its references lead to stands in components.
    const inComponents = (schema: JsonObject): JsonObject =>
      dialect === 'openapi-3.0' ? (JSON.parse(JSON.stringify(schema).replaceAll('definitions', 'x-components')) as JsonObject) : schema;
    await fc.assert(
      fc.asyncProperty(schemaOf(dialect).map(inComponents), fc.array(value, { minLength: 3, maxLength: 8 }), async (schema, values) => {
        const answer = translate(schema, dialect);
        if ('reason' in answer) throw new Error(answer.reason);
        const target: Schema = answer.schema;
        const truth = await oracle(schema, dialect, values);
        values.forEach((sample, index) => {
          expect({ target, sample, valid: validByHyperjump(target, sample) }).toEqual({ target, sample, valid: truth[index] });
        });
      }),
      { numRuns: 400 },
    );
  });
});
