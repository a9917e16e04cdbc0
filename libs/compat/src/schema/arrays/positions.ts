import type { Doubt, Formula } from '../formula/formula.ts';
import type { Questions } from '../solve/questions.ts';
import { demandsAt, tailOf, type ArrayDemands, type Counter } from './array-demands.ts';

/** One way to choose the item of a position: what it satisfies, and which counters it counts for. */
export interface Choice {
  readonly parts: readonly Formula[];
  readonly counts: readonly boolean[];
}

/** More counters than these are not combined. */
const MOST_COUNTERS = 7;

/** The ways to choose the item of each position that there are values for. */
export class Positions {
  readonly tail: number;
  readonly #demands: ArrayDemands;
  readonly #questions: Questions;
  readonly #known = new Map<number, readonly Choice[]>();
  /** The first reason why a missing choice would be no proof. */
  doubt: Doubt | undefined;

  constructor(demands: ArrayDemands, questions: Questions) {
    this.#demands = demands;
    this.#questions = questions;
    this.tail = tailOf(demands);
    if (demands.counters.length > MOST_COUNTERS) this.doubt = { pointer: '', reason: `more than ${MOST_COUNTERS} demands on what an array contains` };
  }

  choices(position: number): readonly Choice[] {
    const key = Math.min(position, this.tail);
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#combine(key);
      this.#known.set(key, known);
    }
    return known;
  }

  #combine(position: number): readonly Choice[] {
    let choices: readonly Choice[] = [{ parts: demandsAt(this.#demands, position), counts: [] }];
    for (const counter of this.#demands.counters.slice(0, MOST_COUNTERS)) {
      choices = choices.flatMap((choice) => this.#sides(choice, counter, position)).filter(({ parts }) => this.#possible(parts));
    }
    return choices.filter(({ parts }) => this.#possible(parts));
  }

  /** An item that need not count stands before one that does. */
  #sides({ parts, counts }: Choice, counter: Counter, position: number): readonly Choice[] {
    if (position < counter.from) return [{ parts, counts: [...counts, false] }];
    const out = counter.most === Infinity ? parts : [...parts, this.#questions.formulas.not(counter.schema)];
    return [
      { parts: out, counts: [...counts, false] },
      { parts: [...parts, counter.schema], counts: [...counts, true] },
    ];
  }

  #possible(parts: readonly Formula[]): boolean {
    const found = this.#questions.find(parts);
    if (found.kind === 'unsure') this.doubt ??= found.doubt;
    return found.kind === 'some';
  }
}
