import type { Json } from '@plugwright/spec';

/**
 * The small world that generated schemas and values share: few names, numbers and texts, so that two schemas speak about the
 * same things and their borders are hit by samples.
 */
export const names = ['a', 'b', 'c', 'ab', 'x1', 'x2', 'é', '__proto__', 'constructor'] as const;

/** Bounds and constants; halves and tenths for `multipleOf`, large ones for the end of exact integers. */
export const numbers = [-3, -2, -1, -0.5, 0, 0.1, 0.3, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 10, 12, 100, 1e16] as const;

export const divisors = [1, 2, 3, 4, 6, 0.5, 1.5, 0.25, 2.5] as const;

/** Lengths and counts. */
export const sizes = [0, 0, 1, 1, 2, 2, 3, 4] as const;

export const texts = ['', 'a', 'b', 'c', 'ab', 'aa', 'ba', 'abc', 'aab', 'x1', 'x12', '1', '12', 'A', 'é', '😀', '😀a', 'a\n', ' ', 'constructor'] as const;

/** Valid under the `u` flag, without look-around and back references, anchored on both sides, one or none. */
export const patterns = [
  '^a',
  'b$',
  'a',
  '^a+$',
  '^[ab]*$',
  '^[a-c]+$',
  '.',
  '^.$',
  '^..?$',
  '^x\\d',
  '^x\\d+$',
  '^\\d+$',
  '\\d',
  '^(?:a|b)c?$',
  '^$',
  'a|b',
  '^a|b$',
  '^[^a]',
  '^[^a]*$',
  '^\\w+$',
  '^\\p{L}+$',
  '^a{2,3}$',
] as const;

export const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

export const formats = ['date', 'email', 'uuid', 'made-up'] as const;

/** Whole values, for `const`, `enum` and as corner samples. */
export const wholes: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  1.5,
  2,
  -1,
  '',
  'a',
  'ab',
  'x1',
  [],
  [1],
  [1, 1],
  ['a'],
  [1, 'a'],
  [[]],
  [0, false],
  {},
  { a: 1 },
  { a: 'a' },
  { a: 1, b: 'a' },
  { b: 2 },
  { x1: 1 },
  { a: {} },
];
