import type { BadInputs } from './bad-input.ts';

const reached = { type: 'string' } as const;

/** Old schemas that accept nothing: everything they accept is accepted by whatever comes. */
export const contradictory: BadInputs = () =>
  [
    { name: 'two types', old: { allOf: [{ type: 'integer' }, { type: 'boolean' }] } },
    { name: 'least above most', old: { type: 'integer', minimum: 3, maximum: 2 } },
    { name: 'no multiple in between', old: { type: 'number', multipleOf: 7, exclusiveMinimum: 7, exclusiveMaximum: 14 } },
    { name: 'two patterns without a common word', old: { allOf: [{ type: 'string', pattern: '^a' }, { pattern: '^b' }], minLength: 1 } },
    { name: 'a required member that may not be', old: { type: 'object', required: ['a'], properties: { a: false } } },
    { name: 'more required members than allowed', old: { type: 'object', required: ['a', 'b'], maxProperties: 1 } },
    { name: 'a required name that is forbidden', old: { type: 'object', required: ['a'], propertyNames: { pattern: '^b' } } },
    { name: 'more different items than there are', old: { type: 'array', uniqueItems: true, items: { enum: [1, 2, 3] }, minItems: 4 } },
    { name: 'more contained than items', old: { type: 'array', contains: true, minContains: 3, maxItems: 2 } },
    { name: 'it and its negation', old: { type: 'object', properties: { a: { type: 'string' } }, not: { properties: { a: { type: 'string' } } } } },
    { name: 'an enum of another type', old: { type: 'integer', enum: ['a', 1.5, null] } },
    { name: 'one of two equal branches', old: { oneOf: [{ minimum: 1 }, { minimum: 1 }], type: 'integer' } },
  ].map((input) => ({ ...input, new: reached, verdicts: ['compatible'] as const }));
