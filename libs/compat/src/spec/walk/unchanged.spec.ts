import type { Json } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { patchedModel } from '../../../testing/spec/fixture-models.ts';
import { unchangedBetween } from './unchanged.ts';

const tree = (length: number): Json => ({ type: 'object', properties: { name: { type: 'string', maxLength: length }, inner: { $ref: '#/types/Tree' } } });
const patched = (note: number, ids: number) =>
  patchedModel({
    sample: {
      types: {
        Outer: { type: 'object', properties: { note: { $ref: '#/types/Note' } } },
        Other: { type: 'object', properties: { spare: { $ref: '#/types/Spare' } } },
        Note: { properties: { text: { maxLength: note } } },
        Tree: tree(ids),
      },
    },
  });

const to = (name: string): Json => ({ $ref: `sample#/types/${name}` });

describe('what is told to be unchanged', () => {
  const between = unchangedBetween(patched(100, 9), patched(50, 9));

  it.each<[string, Json | undefined, Json | undefined, boolean]>([
    ['the same words in another order', { type: 'string', enum: ['a'] }, { enum: ['a'], type: 'string' }, true],
    ['another value', { maxLength: 1 }, { maxLength: 2 }, false],
    ['a keyword more', { maxLength: 1 }, { maxLength: 1, minLength: 0 }, false],
    ['a keyword less', { maxLength: 1, minLength: 0 }, { maxLength: 1 }, false],
    ['a keyword for another', { maxLength: 1 }, { minLength: 1 }, false],
    ['items in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, false],
    ['an item more', { enum: ['a'] }, { enum: ['a', 'b'] }, false],
    ['a list and an object', [], {}, false],
    ['an inherited name', { toString: 1 }, { valueOf: 1 }, false],
    ['a type that says the same', to('Spare'), to('Spare'), true],
    ['a type that refers to one that says the same', to('Other'), to('Other'), true],
    ['a type that changed', to('Note'), to('Note'), false],
    ['a type that refers to one that changed', to('Outer'), to('Outer'), false],
    ['references to two types', to('Spare'), to('Other'), false],
    ['what stands beside a reference', { $ref: 'sample#/types/Spare', default: 1 }, { $ref: 'sample#/types/Spare', default: 2 }, false],
    ['a reference that leads nowhere', to('None'), to('None'), false],
    ['a type that leads back to itself', to('Tree'), to('Tree'), false],
  ])('%s', (_, old, current, expected) => {
    expect(between.told(old, current)).toBe(expected);
    expect(between.told(old, current)).toBe(expected);
  });

  it('is asked about once for two models', () => {
    const [one, other] = [patched(100, 9), patched(50, 9)];
    expect(unchangedBetween(one, other)).toBe(unchangedBetween(one, other));
    expect(unchangedBetween(one, other)).not.toBe(unchangedBetween(other, one));
  });
});
