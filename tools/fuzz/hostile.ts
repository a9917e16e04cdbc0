import type { Chance } from '../chaos/random.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const looped = { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } };

const makers: readonly ((chance: Chance) => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => [],
  () => ({}),
  (chance) => chance.pick([0, -1, 1.5, 2 ** 53, -(2 ** 31), 1e308]),
  (chance) => chance.pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'then']),
  (chance) =>
    chance.pick(['../../../etc/passwd', '/etc/passwd', 'dist/../../x.js', 'C:\\windows', './', '..', 'a\u0000b', 'file:///etc/passwd', 'dist/main.js/']),
  (chance) => chance.pick(['99999999999999999999.0.0', '^1.0 || >=0 <9', '1.0.0-'.padEnd(500, 'a'), '>'.repeat(2_000), 'latest', '*']),
  (chance) => 'x'.repeat(chance.pick([300, 10_000, 200_000])),
  (chance) => nested(chance.pick([20, 300, 1_500])),
  (chance) => Array.from({ length: chance.pick([100, 20_000]) }, (_, index) => index),
  (chance) => ({ type: 'string', pattern: chance.pick(['^(a+)+$', '([a-z]+)*!', '(?<=a)b', '[', '\\p{Foo}', '(.*)*(.*)*x']) }),
  () => looped,
  () => ({ $ref: 'https://example.test/remote.json' }),
  () => ({ $ref: '#/$defs/nowhere' }),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as unknown,
  () => 'кот \u202e\ud800',
];

/** A value that a manifest should not have at most of its places. */
export function hostileValue(chance: Chance): unknown {
  return chance.pick(makers)(chance);
}
