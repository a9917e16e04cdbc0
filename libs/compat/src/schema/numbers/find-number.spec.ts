import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, doubleOf, isMultiple } from './decimal.ts';
import { findNumber, type NumberQuestion } from './find-number.ts';
import { everyNumber, within, type Interval } from './interval.ts';

function question(part: Partial<NumberQuestion>): NumberQuestion {
  return { interval: everyNumber, multipleOf: [], notMultipleOf: [], except: new Set(), ...part };
}

function between(low: number, high: number, open = false): Interval {
  return { low, high, lowOpen: open, highOpen: open };
}

describe('findNumber', () => {
  it.each<[string, Partial<NumberQuestion>]>([
    ['crossed bounds', { interval: between(2, 1) }],
    ['an open point', { interval: between(1, 1, true) }],
    ['no integer between two neighbours', { interval: between(1, 2, true), multipleOf: [1] }],
    ['every multiple forbidden', { multipleOf: [6], notMultipleOf: [3] }],
    ['all of a few multiples excepted', { interval: between(0, 4), multipleOf: [2], except: new Set([0, 2, 4]) }],
    ['multiples that only meet outside', { interval: between(1, 5), multipleOf: [2, 3] }],
    ['decimals that are exact', { multipleOf: [0.07], notMultipleOf: [0.01] }],
  ])('proves that there is none: %s', (_name, part) => {
    expect(findNumber(question(part))).toBe('none');
  });

  it.each<[string, Partial<NumberQuestion>]>([
    ['between neighbours', { interval: between(1, 2, true) }],
    ['a number that is no integer', { notMultipleOf: [1] }],
    ['a multiple of one and not of the other', { multipleOf: [0.5], notMultipleOf: [1] }],
    ['beyond what is excepted', { interval: between(0, Infinity), multipleOf: [1], except: new Set([0, 1, 2]) }],
    ['far below a large bound', { interval: between(-Infinity, 1e16), notMultipleOf: [0.25] }],
    ['between zero and a small bound', { interval: between(-0.001, 0, true), notMultipleOf: [0.0001] }],
    ['large multiples', { interval: between(1e15, 1e16), multipleOf: [7, 11] }],
  ])('finds one: %s', (_name, part) => {
    const asked = question(part);
    const found = findNumber(asked);
    expect(found).toBeTypeOf('number');
    expect(within(Number(found), asked.interval) && asked.multipleOf.every((of) => isMultiple(Number(found), of))).toBe(true);
  });

  it('agrees with counting on small ranges', () => {
    const factors = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6), { maxLength: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.nat(12), factors, factors, (low, width, multipleOf, notMultipleOf) => {
        const counted = Array.from({ length: width + 1 }, (_, index) => low + index).filter(
          (value) => multipleOf.every((of) => value % of === 0) && notMultipleOf.every((of) => value % of !== 0),
        );
        const found = findNumber(question({ interval: between(low, low + width), multipleOf: [1, ...multipleOf], notMultipleOf }));
        expect(found === 'none').toBe(counted.length === 0);
        expect(found === 'none' || counted.includes(Number(found))).toBe(true);
      }),
    );
  });
});

describe('decimals', () => {
  it('go to text and back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(doubleOf(decimalOf(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
