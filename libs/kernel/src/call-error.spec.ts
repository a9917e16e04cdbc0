import { expect, it } from 'vitest';
import { asCallError, CallError, coreCallError } from './call-error.ts';

it.each([
  [new TypeError('no such thing'), 'no such thing'],
  ['a text', 'a text'],
  [{ message: 'cannot assign', originalStack: 'at f' }, "{ message: 'cannot assign', originalStack: 'at f' }"],
  [undefined, 'undefined'],
])('a call never rejects with anything but an error that says what happened (%o)', (thrown, reason) => {
  const error = asCallError(thrown);
  expect(error).toBeInstanceOf(CallError);
  expect([error.code, error.details]).toEqual(['core/internal', { reason }]);
  expect(error.message).toContain(reason);
});

it('an error of a call stays what it is', () => {
  const error = coreCallError('core/unavailable', { what: 'it' });
  expect(asCallError(error)).toBe(error);
});

it('an error of a call takes no stack, and leaves others theirs', () => {
  const error = coreCallError('core/unavailable', { what: 'it' });
  expect(error.stack).toBe(`CallError: ${error.message}`);
  expect(new Error('other').stack).toContain('call-error.spec');
});
