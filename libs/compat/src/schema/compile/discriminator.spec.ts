import type { Json, Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { contains } from '../contains.ts';

function tagged(values: readonly Json[], part: (value: Json) => Schema = (value) => ({ const: value })): readonly Schema[] {
  return values.map((value) => ({ type: 'object', required: ['kind'], properties: { kind: part(value), n: { type: 'integer' } } }));
}

/** The branches are exclusive where `oneOf` of them holds all that `anyOf` does. */
function exclusive(branches: readonly Schema[]): string {
  return contains({ oneOf: branches }, { anyOf: branches }).kind;
}

describe('branches of oneOf', () => {
  const many = Array.from({ length: 700 }, (_, index) => `kind-${index}`);

  it('are exclusive where a required constant tells them apart, however many they are', () => {
    expect(exclusive(tagged(many))).toBe('yes');
    expect(exclusive(tagged(many, (value) => ({ enum: [value, [value]] })))).toBe('yes');
  });

  it.each<[string, readonly Schema[]]>([
    ['a constant twice', tagged(['a', 'b', 'a'])],
    ['constants that JSON Schema holds equal', tagged([0, -0])],
    [
      'a member that need not be there',
      [
        { type: 'object', properties: { kind: { const: 1 } } },
        { type: 'object', properties: { kind: { const: 2 } } },
      ],
    ],
    [
      'values of other types',
      [
        { required: ['kind'], properties: { kind: { const: 1 } } },
        { required: ['kind'], properties: { kind: { const: 2 } } },
      ],
    ],
  ])('are not for %s', (_name, branches) => {
    expect(exclusive(branches)).toBe('no');
  });

  it('are told apart behind references', () => {
    const $defs = { a: tagged(['a'])[0] ?? true, b: { $ref: '#/$defs/c' }, c: tagged(['c'])[0] ?? true };
    const branches = [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }];
    expect(contains({ oneOf: branches, $defs }, { anyOf: branches, $defs })).toEqual({ kind: 'yes' });
  });
});
