import { describe, expect, it } from 'vitest';
import { questionOf, type Defaults } from './question.ts';

const defaults: Defaults = { direction: 'both', formatAssertion: false };

function refusal(entry: unknown): string | undefined {
  const asked = questionOf(entry, defaults);
  if ('question' in asked) return undefined;
  expect(asked.answer).toMatchObject({ verdict: 'unknown', declared: { verdict: 'unknown' } });
  expect(asked.answer.reasons).toHaveLength(1);
  return asked.answer.reasons[0]?.message;
}

describe('an entry of a batch', () => {
  it('asks what it says, and ignores what it does not know', () => {
    const entry = { old: { type: 'string' }, new: true, direction: 'input', dialect: 'draft-07', name: 'x', comment: null };
    expect(questionOf(entry, defaults)).toEqual({ question: { old: { type: 'string' }, new: true, direction: 'input', dialect: 'draft-07' } });
  });

  it('takes what it does not say from the command line', () => {
    const asked = questionOf({ old: true, new: false }, { direction: 'output', dialect: 'openapi-3.0', formatAssertion: true });
    expect(asked).toEqual({ question: { old: true, new: false, direction: 'output', dialect: 'openapi-3.0', formatAssertion: true } });
  });

  it('may leave direction and dialect out as null', () => {
    expect(questionOf({ old: true, new: true, direction: null, dialect: null }, defaults)).toEqual({ question: { old: true, new: true, direction: 'both' } });
  });

  it('that nobody could send is answered, however deep it is', () => {
    const deep: unknown = JSON.parse(`${'{"not":'.repeat(200_000)}true${'}'.repeat(200_000)}`);
    expect(refusal({ old: true, new: deep })).toBe('`new`: it is nested deeper than 2000 levels');
    const fine: unknown = JSON.parse(`${'{"not":'.repeat(1_999)}true${'}'.repeat(1_999)}`);
    expect(refusal({ old: fine, new: true })).toBeUndefined();
    expect(() => JSON.stringify(fine)).not.toThrow();
  });

  it.each([
    [null, 'the entry is not an object with `old` and `new`'],
    [[], 'the entry is not an object with `old` and `new`'],
    ['{}', 'the entry is not an object with `old` and `new`'],
    [{}, '`old`: a schema is an object, true or false; this is nothing'],
    [{ old: {}, new: null }, '`new`: a schema is an object, true or false; this is null'],
    [{ old: [], new: {} }, '`old`: a schema is an object, true or false; this is an array'],
    [{ old: {}, new: 'x' }, '`new`: a schema is an object, true or false; this is a string'],
    [{ old: {}, new: {}, direction: 'sideways' }, '`direction` is one of input, output, both'],
    [{ old: {}, new: {}, direction: 'constructor' }, '`direction` is one of input, output, both'],
    [{ old: {}, new: {}, dialect: 'draft-03' }, '`dialect` is one of draft-04, draft-06, draft-07, 2019-09, 2020-12, openapi-3.0'],
    [JSON.parse('{"__proto__": {"old": {}, "new": {}}}'), '`old`: a schema is an object, true or false; this is nothing'],
  ])('%j is answered, not asked', (entry, message) => {
    expect(refusal(entry)).toBe(message);
  });
});
