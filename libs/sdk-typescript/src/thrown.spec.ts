import { expect, it } from 'vitest';
import { thrownText } from './thrown.ts';

it.each([
  [new TypeError('no such thing'), 'TypeError: no such thing'],
  ['a text', 'a text'],
  [{ message: 'cannot assign', originalStack: 'at f' }, "{ message: 'cannot assign', originalStack: 'at f' }"],
  [undefined, 'undefined'],
  [null, 'null'],
  [7n, '7n'],
  [Object.create(null), '[Object: null prototype] {}'],
])('shows what %o says', (thrown, text) => {
  expect(thrownText(thrown)).toBe(text);
});

it('is not kept from it by what was thrown', () => {
  const hostile = {
    [Symbol.for('nodejs.util.inspect.custom')]: (): string => {
      throw new Error('never asked');
    },
    get message(): string {
      throw new Error('never read');
    },
  };
  expect(thrownText(hostile)).toContain('message: [Getter]');
});
