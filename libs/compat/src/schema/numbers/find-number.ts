import { atScale, decimalOf, doubleOf, floorDivide, gcd, isMultiple, type Decimal } from './decimal.ts';
import { isVoid, within, type Interval } from './interval.ts';

/** What a number has to be. */
export interface NumberQuestion {
  readonly interval: Interval;
  readonly multipleOf: readonly number[];
  readonly notMultipleOf: readonly number[];
  readonly except: ReadonlySet<number>;
}

/** A number, `none` where there is provably none, or `unsure`. */
export type NumberAnswer = number | 'none' | 'unsure';

/** Most multiples looked at one by one. */
const MOST_TRIED = 2000n;

/** Finds a number that answers the question; every comparison is exact. */
export function findNumber(question: NumberQuestion): NumberAnswer {
  if (isVoid(question.interval)) return 'none';
  return question.multipleOf.length > 0 ? onLattice(question) : onLine(question);
}

function fits(value: number, { interval, multipleOf, notMultipleOf, except }: NumberQuestion): boolean {
  return within(value, interval) && !except.has(value) && multipleOf.every((of) => isMultiple(value, of)) && !notMultipleOf.some((of) => isMultiple(value, of));
}

/** Without a multiple to keep to, a proper interval is dense: only the search for a double can fail. */
function onLine(question: NumberQuestion): NumberAnswer {
  const { low, high } = question.interval;
  if (low === high) return fits(low, question) ? low : 'none';
  for (const value of candidates(low, high, question.notMultipleOf)) if (fits(value, question)) return value === 0 ? 0 : value;
  return 'unsure';
}

function* candidates(low: number, high: number, avoid: readonly number[]): Generator<number> {
  // Near zero doubles lie closest, so that there is most to choose from.
  const start = low > 0 ? low : high < 0 ? high : 0;
  const way = high <= 0 ? -1 : 1;
  yield* [0, 1, -1, 2, 0.5, -0.5, start, low, high, Math.ceil(low), Math.floor(high)].filter(Number.isFinite);
  const steps = [1, 0.5, 0.1, ...avoid.map((of) => of / 2), ...avoid.map((of) => of / 3), ...avoid.map((of) => of / 10), 0.01, 0.001];
  // Text arithmetic keeps the candidates short decimals.
  for (const step of steps) for (let times = 1; times <= 40; times += 1) yield plus(start, way * step * times);
  if (Number.isFinite(low) && Number.isFinite(high)) {
    for (let part = 1; part < 64; part += 1) {
      const value = low + (high - low) * (part / 64);
      yield Number(value.toPrecision(3));
      yield Number(value.toPrecision(6));
      yield value;
    }
  }
  for (let scale = 2; scale < 300; scale *= 1.5) yield way * 10 ** Math.round(scale);
}

function plus(start: number, step: number): number {
  return Number((start + step).toPrecision(12));
}

/** The least common multiple's multiples, of which those that others forbid recur periodically. */
function onLattice(question: NumberQuestion): NumberAnswer {
  const { interval, notMultipleOf } = question;
  const finite = [interval.low, interval.high].filter(Number.isFinite);
  const scale = [...question.multipleOf, ...notMultipleOf, ...finite].reduce((least, value) => Math.min(least, decimalOf(value).exponent), 0);
  const scaled = (value: number): bigint => atScale(decimalOf(value), scale);
  const unit = question.multipleOf.map(scaled).reduce((left, right) => (left / gcd(left, right)) * right);
  const periods = notMultipleOf.map((of) => {
    const other = scaled(of);
    return other / gcd(other, unit);
  });
  if (periods.includes(1n)) return 'none';
  const first = Number.isFinite(interval.low) ? firstFrom(scaled(interval.low), interval.lowOpen, unit) : undefined;
  const last = Number.isFinite(interval.high) ? -firstFrom(-scaled(interval.high), interval.highOpen, unit) : undefined;
  if (first !== undefined && last !== undefined && first > last) return 'none';
  const found = (times: bigint): number | undefined => {
    const value = doubleOf({ digits: times * unit, exponent: scale } satisfies Decimal);
    return value !== undefined && fits(value, question) ? value : undefined;
  };
  for (const times of multiplesNearZero(first, last)) {
    const value = found(times);
    if (value !== undefined) return value;
  }
  const few = first !== undefined && last !== undefined && last - first < MOST_TRIED;
  // Scanned completely; but a multiple that no double writes was not looked at.
  return few && everyIsDouble(first, last, unit, scale) ? 'none' : 'unsure';
}

function everyIsDouble(first: bigint, last: bigint, unit: bigint, scale: number): boolean {
  for (let times = first; times <= last; times += 1n) if (doubleOf({ digits: times * unit, exponent: scale }) === undefined) return false;
  return true;
}

/** The first multiple at or above a bound, in units. */
function firstFrom(bound: bigint, open: boolean, unit: bigint): bigint {
  const below = floorDivide(bound, unit);
  return below * unit === bound ? (open ? below + 1n : below) : below + 1n;
}

function* multiplesNearZero(first: bigint | undefined, last: bigint | undefined): Generator<bigint> {
  const inside = (times: bigint): boolean => (first === undefined || times >= first) && (last === undefined || times <= last);
  const center = inside(0n) ? 0n : first !== undefined && first > 0n ? first : (last ?? first ?? 0n);
  yield center;
  for (let step = 1n; step <= MOST_TRIED; step += 1n) {
    if (inside(center + step)) yield center + step;
    if (inside(center - step)) yield center - step;
  }
}
