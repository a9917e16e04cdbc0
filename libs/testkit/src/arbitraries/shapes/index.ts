import fc from 'fast-check';
import { array } from './array.ts';
import { integer, number } from './number.ts';
import { object } from './object.ts';
import type { Shape } from './shape.ts';
import { string } from './string.ts';

/** The shape of each JSON type. */
export const shapes: Readonly<Record<string, Shape>> = {
  array,
  boolean: () => fc.boolean(),
  integer,
  null: () => fc.constant(null),
  number,
  object,
  string,
};
