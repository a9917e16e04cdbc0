import type { Questions } from '../solve/questions.ts';
import type { ArrayDemands, Counter } from './array-demands.ts';
import type { Choice, Positions } from './positions.ts';

/** A choice for each position of an array. */
export type Row = readonly Choice[];

/** Longer arrays are not written out. */
const LONGEST = 2 ** 17 + 1;

/** Most states of the counters kept at a time. */
const MOST_STATES = 4000;

interface Reached {
  readonly counts: readonly number[];
  readonly choice?: Choice;
  readonly before?: Reached;
}

/** The counts after one more item, as far as they matter, or undefined where one grows too large. */
function advance(counts: readonly number[], choice: Choice, counters: readonly Counter[]): readonly number[] | undefined {
  const next: number[] = [];
  for (const [index, { least, most }] of counters.entries()) {
    const count = (counts[index] ?? 0) + (choice.counts[index] === true ? 1 : 0);
    if (count > most) return undefined;
    next.push(most === Infinity ? Math.min(count, least) : count);
  }
  return next;
}

function satisfied(counts: readonly number[], counters: readonly Counter[]): boolean {
  return counters.every(({ least }, index) => (counts[index] ?? 0) >= least);
}

/**
 * The shortest row that meets the demands, position by position: all states of the counters that an array of each
 * length can be in. Undefined where there is none.
 */
export function shortestRow(demands: ArrayDemands, positions: Positions, questions: Questions): Row | undefined | 'unsure' {
  const { counters, least, most } = demands;
  let states = new Map<string, Reached>([['', { counts: counters.map(() => 0) }]]);
  const seen = new Set<string>();
  for (let length = 0; length <= most; length += 1) {
    if (length >= least) for (const state of states.values()) if (satisfied(state.counts, counters)) return rowOf(state);
    if (length >= LONGEST || states.size > MOST_STATES) return 'unsure';
    const next = new Map<string, Reached>();
    for (const before of states.values()) {
      for (const choice of positions.choices(length)) {
        questions.spend(1);
        const counts = advance(before.counts, choice, counters);
        const key = counts?.join() ?? '';
        if (counts !== undefined && !next.has(key)) next.set(key, { counts, choice, before });
      }
    }
    // Behind the last special position the same states for the second time lead nowhere new.
    if (length >= positions.tail && length >= least) {
      for (const key of [...next.keys()]) if (seen.has(key)) next.delete(key);
      for (const key of next.keys()) seen.add(key);
    }
    if (next.size === 0) return undefined;
    states = next;
  }
  return undefined;
}

function rowOf(last: Reached): Row {
  const row: Choice[] = [];
  for (let state: Reached | undefined = last; state?.choice !== undefined; state = state.before) row.push(state.choice);
  return row.reverse();
}

/** Every row that meets the demands and holds no item that nothing asks for, shorter ones first. */
export function* allRows(demands: ArrayDemands, positions: Positions, questions: Questions): Generator<Row> {
  const { counters, least, most } = demands;
  const asked = counters.reduce((sum, counter) => sum + counter.least, 0);
  const longest = Math.min(most, Math.max(least, positions.tail + asked), LONGEST);
  function* extend(row: Row, counts: readonly number[], length: number): Generator<Row> {
    questions.spend(1);
    if (row.length === length) {
      if (satisfied(counts, counters)) yield row;
      return;
    }
    for (const choice of positions.choices(row.length)) {
      const next = advance(counts, choice, counters);
      if (next !== undefined) yield* extend([...row, choice], next, length);
    }
  }
  for (let length = least; length <= longest; length += 1) {
    yield* extend(
      [],
      counters.map(() => 0),
      length,
    );
  }
}
