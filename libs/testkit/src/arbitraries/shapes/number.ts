import fc from 'fast-check';
import { numberAt, type SchemaNode } from '../schema-node.ts';
import type { Shape } from './shape.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Beyond this, whole numbers are no longer exact, and nothing is learnt from them. */
const REACH = 2 ** 40;

function bounds(node: SchemaNode, reach: number): Bounds {
  const lowest = Math.max(numberAt(node, 'minimum') ?? Number.NEGATIVE_INFINITY, numberAt(node, 'exclusiveMinimum') ?? Number.NEGATIVE_INFINITY);
  const highest = Math.min(numberAt(node, 'maximum') ?? Number.POSITIVE_INFINITY, numberAt(node, 'exclusiveMaximum') ?? Number.POSITIVE_INFINITY);
  const min = Number.isFinite(lowest) ? lowest : Math.min(-reach, highest - reach);
  const max = Number.isFinite(highest) ? highest : Math.max(reach, lowest + reach);
  return { min, max: Math.max(min, max) };
}

/** JSON knows one zero. */
const positiveZero = (value: number): number => (value === 0 ? 0 : value);

function multiples(step: number, { min, max }: Bounds): fc.Arbitrary<number> {
  const first = Math.ceil(min / step);
  const last = Math.max(first, Math.floor(max / step));
  return fc.integer({ min: Math.max(first, Number.MIN_SAFE_INTEGER), max: Math.min(last, Number.MAX_SAFE_INTEGER) }).map((count) => positiveZero(count * step));
}

function edges({ min, max }: Bounds, step: number): fc.Arbitrary<number> {
  return fc.constantFrom(...new Set([min, min + step, max - step, max].filter((value) => value >= min && value <= max).map(positiveZero)));
}

/** Whole numbers within the bounds, the edges more often. */
export const integer: Shape = (node) => {
  const found = bounds(node, REACH);
  const whole = { min: Math.ceil(found.min), max: Math.max(Math.ceil(found.min), Math.floor(found.max)) };
  const step = numberAt(node, 'multipleOf');
  if (step !== undefined) return multiples(Number.isInteger(step) ? step : 1, whole);
  return fc.oneof({ weight: 4, arbitrary: fc.integer(whole) }, { weight: 1, arbitrary: edges(whole, 1) });
};

/** Numbers within the bounds: fractions, whole ones and the edges. */
export const number: Shape = (node) => {
  const found = bounds(node, 1e9);
  const step = numberAt(node, 'multipleOf');
  if (step !== undefined) return multiples(step, found);
  const fractions = fc.double({ ...found, noNaN: true, noDefaultInfinity: true }).map(positiveZero);
  const exclusive = 'exclusiveMinimum' in node || 'exclusiveMaximum' in node;
  const wholes = Math.ceil(found.min) <= Math.floor(found.max) ? [fc.integer({ min: Math.ceil(found.min), max: Math.floor(found.max) }).map(positiveZero)] : [];
  return fc.oneof(fractions, ...wholes, ...(exclusive ? [] : [edges(found, 1)]));
};
