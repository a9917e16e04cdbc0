import type { JsonObject, Schema } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomPair } from '../../../testing/generate/pair.ts';
import { Random } from '../../../testing/random.ts';
import { contains } from '../../schema/contains.ts';
import type { ContainsOptions, Verdict } from '../../schema/verdict.ts';
import { partsOf } from './parts.ts';
import { relatedSchemas } from './testing.ts';
import type { Question } from '../../schema/refutation.ts';
import { withoutCommon } from './without-common.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const names = fc.constantFrom('any', 'declared');

const inhabited =
  (options: ContainsOptions) =>
  (schema: Schema): boolean =>
    contains(false, schema, options).kind === 'no';

async function kindByParts(question: Question, options: ContainsOptions): Promise<Verdict['kind']> {
  const kinds = (await partsOf(question, inhabited(options))).map(({ wider, narrower }) => contains(wider, narrower, options).kind);
  return kinds.includes('no') ? 'no' : kinds.includes('unknown') ? 'unknown' : 'yes';
}

async function agree(question: Question, options: ContainsOptions): Promise<void> {
  const whole = contains(question.wider, question.narrower, options).kind;
  for (const asked of [question, withoutCommon(question.wider, question.narrower)]) {
    const kind = await kindByParts(asked, options);
    if (whole !== 'unknown' && kind !== 'unknown') expect(kind).toBe(whole);
  }
}

const object = (properties: JsonObject, others: JsonObject = {}): JsonObject => ({ type: 'object', properties, additionalProperties: false, ...others });
const text = (minLength: number): JsonObject => ({ type: 'string', minLength });

describe('the parts of a question', () => {
  it('answer it', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, names, async (seed, which) => {
        await agree(relatedSchemas(seed), { names: which });
      }),
      { numRuns: 500 },
    );
  });

  it('answer it for schemas of all keywords', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, names, async (seed, which) => {
        await agree(randomPair(new Random(seed)), { names: which });
      }),
      { numRuns: 300 },
    );
  });

  it('are the single places that differ', async () => {
    const version = (length: number): Schema =>
      object(
        { list: { type: 'array', items: object({ a: text(length), b: text(1) }, { required: ['b'] }) }, c: text(length), d: text(7) },
        { required: ['c', 'd'] },
      );
    const place = { wider: text(1), narrower: text(2) };
    expect(await partsOf({ wider: version(1), narrower: version(2) }, inhabited({}))).toEqual([place, place]);
    expect(await partsOf({ wider: version(1), narrower: version(1) }, inhabited({}))).toEqual([]);
  });

  it.each<[string, Schema, Schema]>([
    ['a member that cannot be given beside it', object({ a: text(1), b: false }, { required: ['b'] }), object({ a: text(2), b: false }, { required: ['b'] })],
    ['a member demanded by the wider alone', object({ a: text(1), b: text(1) }, { required: ['b'] }), object({ a: text(2), b: text(1) })],
    ['a member demanded that nothing describes', object({ a: text(1) }, { required: ['b'] }), object({ a: text(2) }, { required: ['b'] })],
    ['a member of one side', object({ a: text(1), b: text(1) }), object({ a: text(2) })],
    ['another openness', object({ a: text(1) }, { additionalProperties: true }), object({ a: text(2) })],
    ['what hangs on several members', object({ a: text(1) }, { minProperties: 1 }), object({ a: text(2) }, { minProperties: 1 })],
    ['values that are no objects', object({ a: text(1) }, { type: ['object', 'null'] }), object({ a: text(2) }, { type: ['object', 'null'] })],
    ['lists without room', { type: 'array', items: text(1), maxItems: 0 }, { type: 'array', items: text(2), maxItems: 0 }],
    [
      'lists of no whole number',
      { type: 'array', items: text(1), minItems: 1.2, maxItems: 1.8 },
      { type: 'array', items: text(2), minItems: 1.2, maxItems: 1.8 },
    ],
    [
      'references',
      object({ a: text(1), b: { $ref: '#/$defs/b' } }, { $defs: { b: true } }),
      object({ a: text(2), b: { $ref: '#/$defs/b' } }, { $defs: { b: true } }),
    ],
    ['dynamic references', object({ a: { $dynamicRef: '#b' } }), object({ a: text(2) })],
  ])('are the question itself: %s', async (_, wider, narrower) => {
    expect(await partsOf({ wider, narrower }, inhabited({}))).toEqual([{ wider, narrower }]);
  });
});
