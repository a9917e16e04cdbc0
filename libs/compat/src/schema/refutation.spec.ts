import type { Schema } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { confirmed, smaller, type Refutation } from './refutation.ts';

const wider: Schema = { type: 'object', properties: { a: { type: 'integer', maximum: 5 } }, required: ['a'] };
const narrower: Schema = { type: 'object', properties: { a: { type: 'integer', maximum: 7 } }, required: ['a'] };
const question = { wider, narrower };

const refuted = (witness: Refutation['witness'], small: Refutation['small']): Refutation => ({ kind: 'no', pointer: '/here', witness, small });

describe('smaller', () => {
  it('leaves what the engine needs', () => {
    expect(smaller(question, { a: 7, note: ['x'] }, {})).toEqual({ a: 6 });
  });

  it('leaves a value that the engine does not take for a witness', () => {
    expect(smaller(question, { a: 1, note: 'x' }, {})).toEqual({ a: 1, note: 'x' });
  });

  it('asserts formats only when told to', () => {
    const dated = { wider: { type: 'string', format: 'date' }, narrower: { type: 'string' } } as const;
    expect(smaller(dated, 'hello', {})).toBe('hello');
    expect(smaller(dated, 'hello', { formatAssertion: true })).toBe('');
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
