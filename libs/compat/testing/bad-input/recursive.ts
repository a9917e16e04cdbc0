import type { BadInputs } from './bad-input.ts';

const tree = (value: string): { type: string; properties: object; additionalProperties: boolean } => ({
  type: 'object',
  properties: { value: { type: value }, next: { $ref: '#' } },
  additionalProperties: false,
});

/** References that lead back to themselves, with and without a value in between. */
export const recursive: BadInputs = () => [
  { name: 'a reference to itself', old: { $ref: '#' }, new: { type: 'string' }, verdicts: ['compatible', 'unknown'] },
  {
    name: 'two references to each other',
    old: { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
    new: false,
    verdicts: ['compatible', 'unknown'],
  },
  { name: 'all of itself', old: true, new: { allOf: [{ $ref: '#' }] }, verdicts: ['compatible', 'unknown'] },
  { name: 'not itself', old: true, new: { not: { $ref: '#' } }, verdicts: ['unknown', 'breaking'] },
  {
    name: 'one of itself and another',
    old: { type: 'string' },
    new: { oneOf: [{ $ref: '#' }, { type: 'string' }] },
    verdicts: ['unknown', 'compatible', 'breaking'],
  },
  { name: 'a list that is narrowed below', old: tree('number') as never, new: tree('integer') as never, verdicts: ['breaking'] },
  { name: 'a list that is widened below', old: tree('integer') as never, new: tree('number') as never, verdicts: ['compatible'] },
  {
    name: 'a list without end, which no value is',
    old: { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] },
    new: { type: 'string' },
    verdicts: ['compatible'],
  },
  {
    name: 'a tree unrolled once',
    old: { type: 'array', items: { $ref: '#' } },
    new: { type: 'array', items: { type: 'array', items: { $ref: '#' } } },
    verdicts: ['compatible'],
  },
  {
    name: 'mutual recursion of different periods',
    old: { $ref: '#/$defs/a', $defs: { a: { type: 'array', items: { $ref: '#/$defs/b' } }, b: { type: 'array', items: { $ref: '#/$defs/a' } } } },
    new: {
      $ref: '#/$defs/x',
      $defs: {
        x: { type: 'array', items: { $ref: '#/$defs/y' } },
        y: { type: 'array', items: { $ref: '#/$defs/z' } },
        z: { type: 'array', items: { $ref: '#/$defs/x' } },
      },
    },
    verdicts: ['compatible'],
  },
];
