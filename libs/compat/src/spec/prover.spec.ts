import type { Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { contains } from '../schema/contains.ts';
import { proversOf, type GivenProvers, type Prover } from './prover.ts';

const text = (minLength: number): Schema => ({ type: 'string', minLength });
const user = (own: string, minLength: number): Schema => ({
  type: 'object',
  properties: { [own]: { type: 'boolean' }, upstream: { $ref: '#/$defs/core.Name' } },
  required: [own],
  additionalProperties: false,
  $defs: { 'core.Name': text(minLength) },
});

/** One prover for both ways to ask. */
function both(prover: Prover): GivenProvers {
  return { decide: prover, prove: ({ wider, narrower }, _, options) => prover(wider, narrower, options) };
}

/** The engine, and what it was asked. */
function counting(): { readonly prove: Prover; readonly asked: readonly [Schema, Schema][] } {
  const asked: [Schema, Schema][] = [];
  return {
    asked,
    prove: (wider, narrower, options) => {
      asked.push([wider, narrower]);
      return contains(wider, narrower, options);
    },
  };
}

describe('the provers over one that is given', () => {
  it('ask once about a type that several refer to', async () => {
    const { prove, asked } = counting();
    const { decide } = proversOf(both(prove));
    for (const own of ['one', 'two', 'three']) expect((await decide(user(own, 2), user(own, 1), {})).kind).toBe('no');
    expect(asked).toEqual([[text(2), text(1)]]);
    for (const own of ['one', 'two', 'three']) expect((await decide(user(own, 1), user(own, 2), {})).kind).toBe('yes');
    expect(asked).toEqual([
      [text(2), text(1)],
      [text(1), text(2)],
    ]);
  });

  it('ask about the whole for a witness, without what is common', async () => {
    const { prove, asked } = counting();
    const { prove: ask } = proversOf(both(prove));
    const verdict = await ask(user('one', 2), user('one', 1), {});
    expect(verdict).toMatchObject({ kind: 'no', witness: { upstream: 'a' } });
    expect(asked).toHaveLength(2);
  });

  it('do not mix questions that are meant differently', async () => {
    const { prove, asked } = counting();
    const { decide } = proversOf(both(prove));
    const dated: Schema = { type: 'string', format: 'date' };
    expect((await decide(dated, text(0), {})).kind).toBe('yes');
    expect((await decide(dated, text(0), { formatAssertion: true })).kind).toBe('no');
    const open: Schema = { type: 'object', properties: { a: true } };
    const closed: Schema = { ...open, additionalProperties: false };
    expect((await decide(closed, open, { names: 'any' })).kind).toBe('no');
    expect((await decide(closed, open, { names: 'declared' })).kind).toBe('yes');
    expect(asked).toHaveLength(4);
  });

  it('ask about the whole where a part is not decided', async () => {
    const asked: Schema[] = [];
    const { decide } = proversOf(
      both((wider) => {
        asked.push(wider);
        return asked.length === 1 ? { kind: 'unknown', pointer: '', reason: 'on purpose' } : { kind: 'no', witness: null, pointer: '' };
      }),
    );
    expect((await decide(user('one', 2), user('one', 1), {})).kind).toBe('no');
    expect(asked).toHaveLength(2);
  });
});

describe('the provers of this process', () => {
  const { prove, decide } = proversOf(undefined);

  it('show a small witness', async () => {
    expect(await prove(user('one', 2), user('one', 1), {})).toMatchObject({ kind: 'no', witness: { one: false, upstream: 'a' } });
    expect(await prove(user('one', 1), user('one', 2), {})).toEqual({ kind: 'yes' });
  });

  it('keep a question open whose witness the validators do not see', async () => {
    // Hyperjump takes so small a remainder for none.
    const verdict = await prove({ multipleOf: 1e-8 }, { enum: [5e-9] }, {});
    expect(verdict).toMatchObject({ kind: 'unknown', reason: 'the validators do not agree about the witness' });
    expect((await decide({ multipleOf: 1e-8 }, { enum: [5e-9] }, {})).kind).toBe('no');
  });

  it('answer for boolean schemas', async () => {
    expect((await prove(true, false, {})).kind).toBe('yes');
    expect((await decide(false, true, {})).kind).toBe('no');
  });
});
