import type { Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { refute, type Refutation } from './contains.ts';
import { confirmed } from './refutation.ts';

const wider: Schema = { type: 'object', properties: { a: { type: 'integer', maximum: 5 } }, required: ['a'] };
const narrower: Schema = { type: 'object', properties: { a: { type: 'integer', maximum: 7 } }, required: ['a'] };
const question = { wider, narrower };

const refuted = (witness: Refutation['witness'], small: Refutation['small']): Refutation => ({ kind: 'no', pointer: '/here', witness, small });

describe('refute', () => {
  const smallOf = (...asked: Parameters<typeof refute>): unknown => {
    const verdict = refute(...asked);
    return verdict.kind === 'no' ? [verdict.witness, verdict.small] : verdict.kind;
  };

  it('has a witness besides that is as small as the engine takes it for one', () => {
    const long = { type: 'object', properties: { a: { enum: [917] }, list: { type: 'array', minItems: 2 } }, required: ['a', 'list'] } as const;
    expect(smallOf({ ...long, properties: { a: false } }, long)).toEqual([
      { a: 917, list: [null, null] },
      { a: 917, list: [null, null] },
    ]);
    expect(smallOf({ maxLength: 2 }, { minLength: 4 })).toEqual(['aaaa', 'aaaa']);
    expect(smallOf(narrower, wider)).toBe('yes');
  });

  it('keeps to what both describe alike and the narrower demands, and to declared names', () => {
    const version = (maximum: number): Schema => ({
      type: 'object',
      properties: { ...(wider['properties'] as object), n: { type: 'integer', minimum: 0, maximum }, flag: { type: 'boolean' } },
      required: ['a', 'n', 'flag'],
    });
    for (const names of ['any', 'declared'] as const)
      expect(smallOf(version(5), version(90), { names })).toEqual([
        { a: 0, n: 6, flag: true },
        { a: 0, n: 6, flag: false },
      ]);
  });

  it('asserts formats only when told to', () => {
    expect(smallOf({ format: 'date' }, { type: 'string' })).toBe('yes');
    expect(smallOf({ format: 'date' }, { type: 'string' }, { formatAssertion: true })).toMatchObject(['', '']);
  });
});

describe('confirmed', () => {
  it('has the small witness where both validators see it', () => {
    expect(confirmed(question, refuted({ a: 7, b: 1 }, { a: 6 }), {})).toEqual({ kind: 'no', pointer: '/here', witness: { a: 6 } });
  });

  it('has what the validators make of the first one where they do not see the small one', () => {
    expect(confirmed(question, refuted({ a: 7, b: 1 }, { a: 5 }), {})).toEqual({ kind: 'no', pointer: '/here', witness: { a: 6 } });
  });

  it('shows no witness that both do not see', () => {
    const open = { kind: 'unknown', pointer: '/here', reason: 'the validators do not agree about the witness' };
    expect(confirmed(question, refuted({ a: 5 }, { a: 5 }), {})).toEqual(open);
    const none: Schema = { pattern: '\\-' };
    expect(confirmed({ wider: none, narrower: true }, refuted('b', 'b'), {})).toEqual(open);
    expect(confirmed({ wider: { format: 'date' }, narrower: true }, refuted('b', 'b'), {})).toEqual(open);
    expect(confirmed({ wider: { format: 'date' }, narrower: true }, refuted('b', 'b'), { formatAssertion: true }).kind).toBe('no');
  });

  it('asks about the schema that it is given, whatever the small question left out', () => {
    const whole: Schema = { ...narrower, properties: { ...(narrower['properties'] as object), b: { type: 'string' } } };
    expect(confirmed({ wider, narrower: whole }, refuted({ a: 6 }, { a: 6, b: 1 }), {})).toEqual({ kind: 'no', pointer: '/here', witness: { a: 6 } });
  });
});
