import { describe, expect, it } from 'vitest';
import { numberProblem, type NearNumbers, parseExact } from './exact-numbers.ts';

function problemIn(text: string): string | undefined {
  const nearly: NearNumbers = new WeakMap();
  return numberProblem(nearly, parseExact(text, nearly));
}

describe('numbers that a double holds only nearly', () => {
  it.each([
    ['{"old":{"const":9007199254740992},"new":{"const":9007199254740993}}', ['9007199254740992', '9007199254740993']],
    [
      '[{"enum":[0.1000000000000000055511151231257827, 0.1000000000000000000000000000]}]',
      ['0.1000000000000000055511151231257827', '0.1000000000000000000000000000'],
    ],
  ] as const)('%s holds two that become one', (text, [a, b]) =>
    expect(problemIn(text)).toBe(`${a} and ${b} are one number as a double, which is what schemas are compared with`),
  );

  it('a number beyond every double is no number', () => expect(problemIn('{"maximum":-1E+400}')).toMatch(/^-1E\+400 is larger/));

  it.each([
    '{"maximum":9223372036854775807,"minimum":-9223372036854775808}',
    '[{"maximum":9223372036854775807},{"maximum":9223372036854775807}]',
    '[10000000000000000, 1.0000000000000000e16, 1e16]',
    '{"maximum":3,"const":"9007199254740992 and 9007199254740993"}',
  ])('%s is read as it is meant', (text) => {
    expect(problemIn(text)).toBeUndefined();
    expect(parseExact(text, new WeakMap())).toEqual(JSON.parse(text));
  });

  it('what is no JSON is refused as ever', () => expect(() => parseExact('{"a":12345678901234567890', new WeakMap())).toThrow(SyntaxError));
});
