/** The numbers between two bounds, each within or without; bounds may be infinite. */
export interface Interval {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/** Every number. */
export const everyNumber: Interval = { low: -Infinity, lowOpen: true, high: Infinity, highOpen: true };

/** Whether a number is within. */
export function within(value: number, { low, lowOpen, high, highOpen }: Interval): boolean {
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
}

/** Whether no number is within. */
export function isVoid({ low, lowOpen, high, highOpen }: Interval): boolean {
  return low > high || (low === high && (lowOpen || highOpen));
}

/** The part at or above a bound. */
export function raise(interval: Interval, bound: number, open: boolean): Interval {
  if (bound < interval.low || (bound === interval.low && (interval.lowOpen || !open))) return interval;
  return { ...interval, low: bound, lowOpen: open };
}

/** The part at or below a bound. */
export function lower(interval: Interval, bound: number, open: boolean): Interval {
  if (bound > interval.high || (bound === interval.high && (interval.highOpen || !open))) return interval;
  return { ...interval, high: bound, highOpen: open };
}
