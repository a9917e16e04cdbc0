import { nested, type BadInputs } from './bad-input.ts';
import type { Json, Schema } from '@plugwright/spec';

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);
const members = (count: number, schema: Schema): Record<string, Schema> =>
  Object.fromEntries(numbered(count).map((number) => [`member${String(number)}`, schema]));

function deepValue(levels: number): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

/** Many members, many values, deep documents, counts beyond any memory. */
export const enormous: BadInputs = () => [
  {
    name: 'twenty thousand members',
    old: { properties: members(20_000, { type: 'integer' }), additionalProperties: false },
    new: { properties: members(20_000, { type: 'number' }), additionalProperties: false },
    verdicts: ['compatible', 'unknown'],
  },
  { name: 'fifty thousand values', old: { enum: numbered(50_000) }, new: { enum: numbered(50_001) }, verdicts: ['compatible', 'unknown'] },
  { name: 'fifty thousand values, one lost', old: { enum: numbered(50_001) }, new: { enum: numbered(50_000) }, verdicts: ['breaking', 'unknown'] },
  {
    name: 'three thousand branches',
    old: { anyOf: numbered(3000).map((value) => ({ const: `v${String(value)}` })) },
    new: { anyOf: numbered(3001).map((value) => ({ const: `v${String(value)}` })) },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'three thousand alternatives with members',
    old: { oneOf: numbered(1000).map((value) => ({ type: 'object', properties: { kind: { const: value } }, required: ['kind'] })) },
    new: { oneOf: numbered(1001).map((value) => ({ type: 'object', properties: { kind: { const: value } }, required: ['kind'] })) },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'members ten thousand deep',
    old: nested(10_000, { type: 'integer' }, (a) => ({ type: 'object', properties: { a } })),
    new: nested(10_000, { type: 'number' }, (a) => ({ type: 'object', properties: { a } })),
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'members ten thousand deep, narrowed below',
    old: nested(10_000, { type: 'number' }, (a) => ({ type: 'object', properties: { a } })),
    new: nested(10_000, { type: 'integer' }, (a) => ({ type: 'object', properties: { a } })),
    verdicts: ['breaking', 'unknown'],
  },
  {
    name: 'allOf ten thousand deep',
    old: nested(10_000, { type: 'integer' }, (inner) => ({ allOf: [inner] })),
    new: { type: 'number' },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'not ten thousand deep',
    old: nested(10_000, { type: 'integer' }, (inner) => ({ not: inner })),
    new: { type: 'number' },
    verdicts: ['compatible', 'unknown'],
  },
  { name: 'a value ten thousand deep', old: { const: deepValue(10_000) }, new: { type: 'array' }, verdicts: ['compatible', 'unknown'] },
  {
    name: 'a text of a billion letters at least',
    old: { type: 'string', minLength: 1e9 },
    new: { type: 'string', minLength: 1e9 + 1 },
    verdicts: ['unknown', 'breaking'],
  },
  { name: 'a billion items at least', old: { type: 'array', minItems: 1e9 }, new: { type: 'array', minItems: 1e9 + 1 }, verdicts: ['unknown', 'breaking'] },
  {
    name: 'a billion members at least',
    old: { type: 'object', minProperties: 1e9 },
    new: { type: 'object', minProperties: 1e9 - 1 },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'a billion contained',
    old: { type: 'array', contains: { type: 'integer' }, minContains: 1e9 },
    new: { type: 'array', contains: { type: 'integer' }, minContains: 2 },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'the ends of numbers',
    old: { type: 'number', minimum: 5e-324, maximum: 1.7e308, multipleOf: 1e-300 },
    new: { type: 'number', multipleOf: 3e-300 },
    verdicts: ['unknown', 'breaking'],
  },
  {
    name: 'numbers past exact integers',
    old: { type: 'integer', minimum: 9007199254740992, maximum: 9007199254740994 },
    new: { type: 'integer', exclusiveMinimum: 9007199254740991 },
    verdicts: ['compatible', 'unknown'],
  },
];
