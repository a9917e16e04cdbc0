import { describe, expect, it } from 'vitest';
import { describeDifferences, differences } from './difference.ts';

describe('the differences of two JSON values', () => {
  it('are none for equal values, however their members are ordered', () => {
    expect(differences({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toEqual([]);
    expect(differences(0, -0)).toEqual([]);
  });

  it('are named by their pointers, absent sides included', () => {
    expect(differences({ 'a/b': 1, kept: [1, 2] }, { 'a~b': 1, kept: [1, 3, 4] })).toEqual([
      { pointer: '/a~1b', expected: 1, actual: undefined },
      { pointer: '/kept/1', expected: 2, actual: 3 },
      { pointer: '/kept/2', expected: undefined, actual: 4 },
      { pointer: '/a~0b', expected: undefined, actual: 1 },
    ]);
    expect(differences([], {})).toEqual([{ pointer: '', expected: [], actual: {} }]);
    expect(differences({}, { constructor: 1 })).toEqual([{ pointer: '/constructor', expected: undefined, actual: 1 }]);
  });

  it('are shown to a person, at most twenty and none of them endless', () => {
    expect(describeDifferences(differences({ a: 1 }, {}))).toBe('  /a\n    - 1\n    + nothing');
    const many = describeDifferences(
      differences(
        Array.from({ length: 25 }, () => 'x'.repeat(500)),
        [],
      ),
    );
    expect(many.split('\n')).toHaveLength(61);
    expect(many.endsWith('… and 5 more')).toBe(true);
    expect(Math.max(...many.split('\n').map((line) => line.length))).toBeLessThan(220);
  });
});
