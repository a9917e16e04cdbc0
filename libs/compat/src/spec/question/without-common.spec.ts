import type { Json, Schema } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomPair } from '../../../testing/generate/pair.ts';
import { Random } from '../../../testing/random.ts';
import { contains } from '../../schema/contains.ts';
import { judgeOf } from '../../schema/holds.ts';
import type { ContainsOptions } from '../../schema/verdict.ts';
import { relatedSchemas } from './testing.ts';
import type { Question } from '../../schema/refutation.ts';
import { withoutCommon } from './without-common.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const names = fc.constantFrom('any', 'declared');

function holds(schema: Schema, value: Json, declared = false): boolean | undefined {
  return judgeOf(schema, { formatAssertion: false, declared })(value);
}

/** What the whole question and the short one come to, where the engine decides both. */
function agree({ wider, narrower }: Question, options: ContainsOptions): void {
  const short = withoutCommon(wider, narrower);
  const [whole, verdict] = [contains(wider, narrower, options), contains(short.wider, short.narrower, options)];
  if (whole.kind !== 'unknown' && verdict.kind !== 'unknown') expect(verdict.kind).toBe(whole.kind);
  if (verdict.kind === 'no') {
    expect(holds(narrower, verdict.witness, options.names === 'declared')).not.toBe(false);
    expect(holds(wider, verdict.witness)).not.toBe(true);
  }
}

const closed = (properties: Record<string, Schema>, required: string[] = []): Exclude<Schema, boolean> => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text = (minLength: number): Schema => ({ type: 'string', minLength });

describe('the question without what is common', () => {
  it('has the answer of the whole one, and its witnesses are of the whole one', () => {
    fc.assert(
      fc.property(seeds, names, (seed, which) => {
        agree(relatedSchemas(seed), { names: which });
      }),
      { numRuns: 500 },
    );
  });

  it('has the same answer for schemas of all keywords', () => {
    fc.assert(
      fc.property(seeds, names, (seed, which) => {
        agree(randomPair(new Random(seed)), { names: which });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what differs and what has to be given, at every depth, and is the same for all who refer to the change', () => {
    const version = (length: number, own: string): Schema => ({
      ...closed({ [own]: text(9), entry: { $ref: '#/$defs/core.Entry', description: 'The entry.' }, list: { type: 'array', items: { type: 'null' } } }),
      $defs: {
        'core.Entry': closed({ id: { $ref: '#/$defs/core.Id' }, name: text(1), note: { $ref: '#/$defs/core.Note' } }, ['name']),
        'core.Id': text(length),
        'core.Note': text(3),
      },
    });
    const left = (length: number): Schema => closed({ entry: closed({ id: text(length), name: text(1) }, ['name']) });
    expect(withoutCommon(version(2, 'one'), version(1, 'one'))).toEqual({ wider: left(2), narrower: left(1) });
    expect(withoutCommon(version(2, 'two'), version(1, 'two'))).toEqual({ wider: left(2), narrower: left(1) });
  });

  it('forbids what others could give where the schema is open', () => {
    const open = (length: number): Schema => ({ type: 'object', properties: { a: text(length), b: text(5) } });
    expect(withoutCommon(open(1), open(2))).toEqual({
      wider: { type: 'object', properties: { a: text(1), b: false } },
      narrower: { type: 'object', properties: { a: text(2), b: false } },
    });
  });

  it('keeps a member that the wider schema alone demands', () => {
    const [wider, narrower] = [closed({ a: text(1) }, ['a']), closed({ a: text(1) })];
    expect(withoutCommon(wider, narrower)).toEqual({ wider, narrower });
  });

  it('does not take types that refer to themselves for the same, and ends', () => {
    const list = (length: number): Schema => ({
      $ref: '#/$defs/core.List',
      $defs: { 'core.List': closed({ head: text(length), next: { $ref: '#/$defs/core.List' } }) },
    });
    const { wider, narrower } = withoutCommon(list(1), list(2));
    expect([contains(wider, narrower).kind, contains(narrower, wider).kind]).toEqual(['yes', 'no']);
    const same = withoutCommon(list(1), list(1));
    expect(same.wider).toEqual(same.narrower);
  });

  it.each<[string, Schema, Schema]>([
    ['a schema with an address', { $id: 'https://example.org/a', ...closed({ a: text(1) }) }, closed({ a: text(2) })],
    ['an anchor', closed({ a: { $anchor: 'here' } }), closed({ a: text(1) })],
    ['a reference to the root', closed({ a: { $ref: '#' }, b: text(1) }), closed({ a: { $ref: '#' }, b: text(2) })],
    ['a reference that leads nowhere', closed({ a: { $ref: '#/$defs/none' } }), closed({ a: text(1) })],
    ['what is no schema', closed({ a: 3 as never }, ['a']), closed({ a: text(1) }, ['a'])],
    ['boolean schemas', true, closed({ a: text(1) })],
  ])('leaves as it is: %s', (_, wider, narrower) => {
    expect(withoutCommon(wider, narrower)).toEqual({ wider, narrower });
  });

  it('stops looking into schemas that are nested without end', () => {
    const nested = (length: number): Schema => Array.from({ length: 300 }).reduce<Schema>((inner) => closed({ a: inner, b: text(1) }, ['a']), text(length));
    const { wider, narrower } = withoutCommon(nested(1), nested(2));
    expect(JSON.stringify(wider)).toContain('"b"');
    expect(contains(wider, narrower).kind).toBe('yes');
  });
});
