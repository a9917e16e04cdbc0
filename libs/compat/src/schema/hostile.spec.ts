import type { JsonObject, Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { contains } from './contains.ts';

/** Each definition made from the one before it. */
function chain(length: number, leaf: Schema, step: (before: Schema, index: number) => Schema): Schema {
  const $defs: Record<string, Schema> = { d0: leaf };
  for (let index = 1; index <= length; index += 1) $defs[`d${index}`] = step({ $ref: `#/$defs/d${index - 1}` }, index);
  return { $ref: `#/$defs/d${length}`, $defs };
}

function nested(depth: number, leaf: JsonObject): JsonObject {
  let schema = leaf;
  for (let level = 0; level < depth; level += 1) schema = { type: 'object', properties: { a: schema }, required: ['a'] };
  return schema;
}

const doubled = (before: Schema): Schema => ({ type: 'object', properties: { left: before, right: before }, required: ['left'] });
const halves = (before: Schema, index: number): Schema => ({
  anyOf: [{ allOf: [before, { maximum: index }] }, { allOf: [before, { minimum: -index }] }],
});

describe('contains, of schemas made to be hard', () => {
  it('decides trees of exponential size by their parts', () => {
    expect(contains(chain(40, { type: ['string', 'null'] }, doubled), chain(40, { type: 'string' }, doubled))).toEqual({ kind: 'yes' });
  });

  it('gives up within its budget on exponential alternatives', () => {
    const verdict = contains(chain(30, { type: ['number', 'null'] }, halves), chain(30, { type: 'number' }, halves), { steps: 20_000 });
    expect(verdict).toMatchObject({ kind: 'unknown', reason: 'the budget of steps is used up' });
  });

  it('counts schemas for one value where references multiply them', () => {
    const many = chain(30, { properties: { a: true } }, (before, index) => ({ anyOf: [before, { allOf: [before], properties: { [`p${index}`]: true } }] }));
    expect(contains({ ...(many as JsonObject), unevaluatedProperties: false }, true)).toMatchObject({
      kind: 'unknown',
      reason: 'too many schemas apply to the same value',
    });
  });

  it('goes hundreds of levels deep, and says where it stops', () => {
    expect(contains(nested(300, { type: 'number' }), nested(300, { type: 'string' }))).toMatchObject({ kind: 'no' });
    expect(contains(nested(5000, { type: 'number' }), nested(5000, { type: 'string' }))).toMatchObject({ kind: 'unknown' });
    expect(contains(nested(5000, { type: 'string' }), nested(5000, { type: 'string' }))).toEqual({ kind: 'yes' });
  });

  it('chooses one of many branches by what tells them apart', () => {
    const branches = (more: number): readonly Schema[] =>
      Array.from({ length: 150 }, (_, index) => ({
        type: 'object',
        properties: { kind: { const: index }, n: { type: 'integer', maximum: index + more } },
        required: ['kind'],
      }));
    expect(contains({ anyOf: branches(1) }, { anyOf: branches(0) })).toEqual({ kind: 'yes' });
    expect(contains({ anyOf: branches(0) }, { anyOf: branches(1) })).toMatchObject({ kind: 'no' });
  });

  it('does not take two places that are not understood for the same', () => {
    const branches = (more: number): readonly Schema[] =>
      Array.from({ length: 601 }, (_, index) => ({ type: 'object', required: [`a${index}`], properties: { [`a${index}`]: { const: index + more } } }));
    expect(contains({ oneOf: branches(0) }, { oneOf: branches(1) }, { steps: 30_000 }).kind).not.toBe('yes');
  });

  it('gives up within its budget on alternatives of which only one may hold', () => {
    const branches = (more: number): readonly Schema[] =>
      Array.from({ length: 300 }, (_, index) => ({ required: [`a${index}`], properties: { [`a${index}`]: { type: 'integer', maximum: index + more } } }));
    const before = process.cpuUsage().user;
    const verdict = contains({ oneOf: branches(0) }, { oneOf: branches(1) }, { steps: 20_000 });
    expect(verdict).toMatchObject({ kind: 'unknown', reason: 'the budget of steps is used up' });
    expect((process.cpuUsage().user - before) / 1_000).toBeLessThan(3_000);
  });

  it('gives up within its budget on patterns that cut the names into ever smaller classes', () => {
    const letter = (index: number): string => String.fromCharCode(97 + (index % 26));
    const patterns = (more: number): Schema => ({
      patternProperties: Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`${letter(index)}${letter(Math.floor(index / 4))}`, { maximum: index + more }]),
      ),
    });
    const before = process.cpuUsage().user;
    expect(contains(patterns(0), patterns(1)).kind).toBe('unknown');
    expect((process.cpuUsage().user - before) / 1_000).toBeLessThan(10_000);
  });

  it('takes the work on automata off its budget', () => {
    const names = (maximum: number): Schema => ({ patternProperties: { '^a.*z.{3}$': { maximum }, '^b?.*y.{3}$': { maximum } }, additionalProperties: false });
    expect(contains(names(2), names(1), { steps: 2_000 }).kind).toBe('yes');
    expect(contains(names(2), names(1), { steps: 400 })).toMatchObject({ kind: 'unknown', reason: 'the budget of steps is used up' });
  });

  it('takes long lists of values for the sets that they are', () => {
    const list = (from: number): Schema => ({ enum: Array.from({ length: 50_000 }, (_, index) => `text ${index + from}`) });
    expect(contains(list(0), list(1), { steps: 20_000 })).toMatchObject({ kind: 'no', witness: 'text 50000' });
    expect(contains({ anyOf: [list(0), list(40_000)] }, list(20_000), { steps: 50_000 }).kind).toBe('yes');
    expect(contains(list(0), { enum: ['text 7', 'other'] }, { steps: 20_000 })).toMatchObject({ kind: 'no', witness: 'other' });
  });

  it('writes an array of as many items as it takes, of one value', () => {
    const array = (minItems: number, more: JsonObject = {}): Schema => ({ type: 'array', items: { type: 'integer' }, minItems, ...more });
    const verdict = contains(array(100_001), array(100_000));
    expect(verdict.kind === 'no' && Array.isArray(verdict.witness) ? verdict.witness.length : 0).toBe(100_000);
    expect(contains(array(100_001, { uniqueItems: true }), array(100_000, { uniqueItems: true }))).toMatchObject({
      kind: 'unknown',
      reason: 'more than 128 items that differ',
    });
  });

  it('writes a text of millions of characters where only its length is refused', () => {
    const verdict = contains({ maxLength: 1_048_576 }, { type: 'string', maxLength: 4_194_304 });
    expect(verdict.kind === 'no' && typeof verdict.witness === 'string' ? verdict.witness.length : 0).toBe(1_048_577);
  });
});
