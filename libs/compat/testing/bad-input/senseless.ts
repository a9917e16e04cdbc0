import type { Schema } from '@plugwright/spec';
import type { BadInput, BadInputs } from './bad-input.ts';

const unknown = (name: string, schema: unknown): readonly BadInput[] => [
  { name: `${name}, old`, old: schema as Schema, new: { type: 'string' }, verdicts: ['unknown'] },
  { name: `${name}, new`, old: { type: 'string' }, new: schema as Schema, verdicts: ['unknown'] },
];

/** What is no schema, or leads nowhere: the answer is that it cannot be known, and where. */
export const senseless: BadInputs = () => [
  ...unknown('a reference to nothing', { $ref: '#/$defs/none' }),
  ...unknown('a reference into another world', { $ref: 'https://example.invalid/schema.json' }),
  ...unknown('an anchor that nobody has', { $ref: '#nowhere' }),
  ...unknown('a reference to a number', { $ref: '#/minimum', minimum: 3 }),
  ...unknown('a reference that is a number', { $ref: 3 }),
  ...unknown('a reference through a prototype', { $ref: '#/__proto__' }),
  ...unknown('a reference to a constructor', { $ref: '#/$defs/constructor', $defs: {} }),
  ...unknown('a type that is a number', { type: 3 }),
  ...unknown('a type that is none', { type: 'text' }),
  ...unknown('properties that are a list', { properties: [] }),
  ...unknown('required that is a text', { required: 'a' }),
  ...unknown('a least value that is a text', { minimum: 'x' }),
  ...unknown('an enum that is an object', { enum: {} }),
  ...unknown('branches that are an object', { anyOf: {} }),
  ...unknown('a branch that is a number', { anyOf: [3] }),
  ...unknown('a negation of null', { not: null }),
  ...unknown('a divisor of zero', { multipleOf: 0 }),
  ...unknown('a schema that is null', null),
  ...unknown('a schema that is a list', [{ type: 'string' }]),
  ...unknown('a schema that is a text', 'string'),
];

/** Names that JavaScript objects already have. */
export const prototypeNames: BadInputs = () => [
  {
    name: '__proto__ as a member',
    old: { type: 'object', properties: JSON.parse('{"__proto__":{"type":"number"}}') as never, required: ['__proto__'] },
    new: { type: 'object', properties: JSON.parse('{"__proto__":{"type":"integer"}}') as never },
    verdicts: ['breaking'],
  },
  {
    name: '__proto__ as a member, widened',
    old: { type: 'object', properties: JSON.parse('{"__proto__":{"type":"integer"}}') as never },
    new: { type: 'object', properties: JSON.parse('{"__proto__":{"type":"number"}}') as never },
    verdicts: ['compatible'],
  },
  {
    name: 'constructor required',
    old: { type: 'object' },
    new: { type: 'object', required: ['constructor', 'toString', 'hasOwnProperty'] },
    verdicts: ['breaking'],
  },
  {
    name: '__proto__ in a value',
    old: { const: JSON.parse('{"__proto__":{"a":1}}') as never },
    new: { type: 'object', maxProperties: 0 },
    verdicts: ['breaking'],
  },
  {
    name: 'constructor forbidden',
    old: { type: 'object', properties: { constructor: false } },
    new: { not: { required: ['constructor'] } },
    verdicts: ['compatible'],
  },
];
