import type { Json, Schema } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchedModel } from '../../../testing/spec/fixture-models.ts';
import { contains } from '../../schema/contains.ts';
import type { Sense } from './edit.ts';
import { walkSchemas } from './walk.ts';

const model = patchedModel();
const spot = { document: 'sample', pointer: '/types/Note' };

function edits(old: Schema, current: Schema) {
  return walkSchemas({ model, schema: old, spot }, { model, schema: current, spot }).edits;
}

/** Edits by what they do; each makes a new schema of an object schema. */
const base = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 8 },
    size: { type: 'integer', minimum: 1, maximum: 9 },
    kind: { enum: ['a', 'b', 'c'] },
    list: { type: 'array', items: { type: 'integer' }, maxItems: 5 },
  },
  additionalProperties: false,
} as const;
interface Base {
  required: string[];
  properties: Record<string, Record<string, Json>>;
}
type Change = readonly [sense: Sense, apply: (schema: Base) => unknown];
const set =
  (member: string, keyword: string, value: Json) =>
  (schema: Base): void => {
    schema.properties[member] = { ...schema.properties[member], [keyword]: value };
  };
const changes: readonly Change[] = [
  ['wider', set('name', 'minLength', 1)],
  ['narrower', set('name', 'minLength', 3)],
  ['wider', set('size', 'maximum', 20)],
  ['narrower', set('size', 'minimum', 4)],
  ['wider', set('kind', 'enum', ['a', 'b', 'c', 'd'])],
  ['narrower', set('kind', 'enum', ['a', 'b'])],
  ['wider', set('size', 'type', 'number')],
  ['wider', set('list', 'maxItems', 6)],
  ['narrower', set('list', 'minItems', 1)],
  ['wider', (schema) => (schema.properties['extra'] = { type: 'string' })],
  ['narrower', (schema) => Reflect.deleteProperty(schema.properties, 'list')],
  ['wider', (schema) => (schema.required = [])],
  ['narrower', (schema) => (schema.required = ['name', 'size'])],
];

describe('walkSchemas', () => {
  it('names what the prover then proves: edits that only widen are contained, whatever their number', () => {
    const wider = changes.filter(([sense]) => sense === 'wider');
    fc.assert(
      fc.property(fc.subarray([...wider], { minLength: 1 }), (chosen) => {
        const current = structuredClone(base) as unknown as Base;
        for (const [, apply] of chosen) apply(current);
        const found = edits(base, current as unknown as Schema);
        expect(found.length).toBeGreaterThanOrEqual(chosen.length);
        expect(found.every((edit) => edit.sense === 'wider')).toBe(true);
        expect(contains(current as unknown as Schema, base, {}).kind).toBe('yes');
      }),
    );
  });

  it.each(changes.map(([sense, apply], index) => ({ index, sense, apply })))(
    'names a change $index for $sense, and its reversal for the opposite',
    ({ sense, apply }) => {
      const current = structuredClone(base) as unknown as Base;
      apply(current);
      const after = current as unknown as Schema;
      expect(edits(base, after).map((edit) => edit.sense)).toEqual([sense]);
      expect(edits(after, base).map((edit) => edit.sense)).toEqual([sense === 'wider' ? 'narrower' : 'wider']);
      const [wide, narrow] = sense === 'wider' ? [after, base] : [base, after];
      expect(contains(wide, narrow, {}).kind).toBe('yes');
      expect(contains(narrow, wide, {}).kind).toBe('no');
    },
  );

  it('does not call anything wider where it stands under a negation', () => {
    expect(edits({ not: { maximum: 1 } }, { not: { maximum: 2 } }).map((edit) => edit.sense)).toEqual(['changed']);
  });

  it('follows references, says by which way, and comes to an end on recursive types', () => {
    const tree = {
      sample: { types: { Tree: { type: 'object', properties: { below: { type: 'array', items: { $ref: '#/types/Tree' } }, name: { type: 'string' } } } } },
    };
    const [old, current] = [patchedModel(tree), patchedModel({ sample: { types: { Tree: { ...tree.sample.types.Tree, required: ['name'] } } } })];
    const schema = { $ref: 'sample#/types/Tree' };
    const { edits: found } = walkSchemas({ model: old, schema, spot }, { model: current, schema, spot });
    expect(found.map(({ text, via, new: place }) => [text, via, place?.pointer])).toEqual([
      ['`name` became required', ['sample#/types/Tree'], '/types/Tree/required'],
    ]);
  });

  it('keeps members with the names of prototypes apart', () => {
    const hostile = (text: string): Schema => JSON.parse(text) as Schema;
    const old = hostile('{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}');
    expect(edits(old, old)).toEqual([]);
    expect(edits(old, {}).map((edit) => edit.text)).toEqual(['`__proto__` is gone', '`constructor` is gone']);
    expect(edits({}, old).map((edit) => edit.kind)).toEqual(['member-added', 'member-added']);
  });

  it('sees no difference in the order of sets, in words, or in how `true` is written', () => {
    expect(edits({ enum: ['a', 'b'], required: ['x', 'y'] }, { enum: ['b', 'a'], required: ['y', 'x'], description: 'Other words.' })).toEqual([]);
    expect(edits({ items: true }, { items: {} })).toEqual([]);
  });
});
