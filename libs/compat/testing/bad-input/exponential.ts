import { chain, nested, type BadInputs } from './bad-input.ts';

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);
const choice = (number: number): { anyOf: object[] } => ({ anyOf: [{ required: [`a${String(number)}`] }, { required: [`b${String(number)}`] }] });

/** Small documents that multiply out to more than any machine can hold. */
export const exponential: BadInputs = () => [
  {
    name: 'forty choices at once',
    old: { type: 'object', allOf: numbered(40).map(choice) } as never,
    new: { type: 'object', minProperties: 40 },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'forty choices against forty others',
    old: { allOf: numbered(40).map(choice) } as never,
    new: { allOf: numbered(41).map(choice) } as never,
    verdicts: ['breaking', 'unknown'],
  },
  {
    name: 'forty doublings by allOf',
    old: chain(40, { type: 'integer' }, (previous) => ({ allOf: [previous, previous] })),
    new: { type: 'number' },
    verdicts: ['compatible'],
  },
  {
    name: 'forty doublings by anyOf',
    old: chain(40, { type: 'number' }, (previous) => ({ anyOf: [previous, previous] })),
    new: { type: 'integer' },
    verdicts: ['breaking', 'unknown'],
  },
  {
    name: 'forty doublings by oneOf',
    old: chain(40, { type: 'number' }, (previous) => ({ oneOf: [previous, { allOf: [previous, false] }] })),
    new: { type: 'number' },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'forty doublings by members',
    old: chain(40, { type: 'integer' }, (previous) => ({ type: 'object', properties: { a: previous, b: previous }, required: ['a', 'b'] })),
    new: chain(40, { type: 'number' }, (previous) => ({ type: 'object', properties: { a: previous, b: previous }, required: ['a', 'b'] })),
    // The only values have 2^40 parts.
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'one of forty that overlap',
    old: { type: 'integer' },
    new: { oneOf: numbered(40).map((minimum) => ({ minimum })) },
    verdicts: ['breaking', 'unknown'],
  },
  {
    name: 'choices within choices',
    old: nested(10, { type: 'string' }, (inner, level) => ({ anyOf: [inner, { type: 'object', properties: { [`p${String(level)}`]: inner } }] })),
    new: { type: ['string', 'object'] },
    verdicts: ['compatible', 'unknown'],
  },
  {
    name: 'thirty conditions',
    old: {
      allOf: numbered(30).map((number) => ({
        if: { required: [`c${String(number)}`] },
        then: { required: [`d${String(number)}`] },
        else: { required: [`e${String(number)}`] },
      })),
    },
    new: { minProperties: 31 },
    verdicts: ['breaking', 'unknown'],
  },
  {
    name: 'forty contained at once',
    old: { type: 'array', allOf: numbered(40).map((number) => ({ contains: { minimum: number, maximum: number + 20 } })) },
    new: { type: 'array', minItems: 2 },
    verdicts: ['breaking', 'unknown'],
  },
  {
    name: 'sixteen member patterns that overlap',
    old: { type: 'object', patternProperties: Object.fromEntries(numbered(16).map((number) => [`a.{${String(number)}}b`, { minimum: number }])) },
    new: { type: 'object', additionalProperties: { minimum: 1 } },
    verdicts: ['breaking', 'unknown'],
  },
  {
    name: 'a chain of negations',
    old: nested(400, { type: 'string' }, (inner) => ({ not: inner })),
    new: { type: 'string' },
    verdicts: ['compatible', 'unknown'],
  },
];
