import { alphabetOf, MAX_CODE_POINT, type Range } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { LanguageLimit, spend } from './limit.ts';

/** What an edge without a character demands: nothing, or standing at an end of the word. */
export type Condition = 'always' | 'at-start' | 'at-end';

/** Most states of a nondeterministic automaton; counted repetitions are written out, so they meet it first. */
const MAX_NODES = 10_000;

/** Most visits of a nondeterministic state while it is made deterministic. */
const MAX_VISITS = 20_000_000;

const ANY: readonly Range[] = [{ min: 0, max: MAX_CODE_POINT }];

/**
 * A nondeterministic automaton under construction. Edges either read one character of a set or read
 * nothing under a condition, which is how `^` and `$` work anywhere in a pattern.
 */
export class Nfa {
  readonly #sets: (readonly Range[])[] = [];
  readonly #setNumbers = new Map<string, number>();
  readonly #reads: { readonly set: number; readonly to: number }[][] = [];
  readonly #skips: { readonly condition: Condition; readonly to: number }[][] = [];

  state(): number {
    if (this.#reads.length >= MAX_NODES) throw new LanguageLimit(`more than ${String(MAX_NODES)} nodes`);
    this.#reads.push([]);
    this.#skips.push([]);
    return this.#reads.length - 1;
  }

  skip(from: number, to: number, condition: Condition = 'always'): void {
    this.#skips[from]?.push({ condition, to });
  }

  read(from: number, to: number, ranges: readonly Range[]): void {
    const key = ranges.map(({ min, max }) => `${String(min)}-${String(max)}`).join();
    const known = this.#setNumbers.get(key);
    const set = known ?? this.#sets.push(ranges) - 1;
    this.#setNumbers.set(key, set);
    this.#reads[from]?.push({ set, to });
  }

  readAny(from: number, to: number): void {
    this.read(from, to, ANY);
  }

  /** The states reachable without reading, as a sorted list. */
  #closure(seeds: readonly number[], allowed: ReadonlySet<Condition>): number[] {
    const seen = new Set(seeds);
    for (const state of seen) {
      for (const { condition, to } of this.#skips[state] ?? []) if (allowed.has(condition)) seen.add(to);
    }
    return [...seen].sort((left, right) => left - right);
  }

  /** Subset construction; the language is what leads from `start` to `end`. */
  determinize(start: number, end: number): Automaton {
    const { alphabet, members } = alphabetOf(this.#sets);
    const reading = new Set<Condition>(['always']);
    const subsets: (readonly number[])[] = [];
    const numbers = new Map<string, number>();
    const next: number[] = [];
    const accepting: number[] = [];
    let visits = 0;

    const visit = (states: readonly number[], first: boolean): number => {
      // The first state may pass `^` at the end as well, so it is never shared with a later one.
      const key = first ? 'first' : states.join();
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, subsets.length);
      subsets.push(states);
      spend(subsets.length, alphabet.count);
      const atEnd = new Set<Condition>(first ? ['always', 'at-start', 'at-end'] : ['always', 'at-end']);
      accepting.push(this.#closure(states, atEnd).includes(end) ? 1 : 0);
      return subsets.length - 1;
    };

    visit(this.#closure([start], new Set<Condition>(['always', 'at-start'])), true);
    for (const subset of subsets) {
      const targets: Set<number>[] = Array.from({ length: alphabet.count }, () => new Set());
      for (const state of subset) {
        for (const { set, to } of this.#reads[state] ?? []) {
          for (const place of members[set] ?? []) targets[place]?.add(to);
          visits += members[set]?.length ?? 0;
        }
      }
      for (const target of targets) {
        const closed = this.#closure([...target], reading);
        visits += closed.length;
        // Only states that can still matter name a subset: fewer names, fewer subsets.
        next.push(
          visit(
            closed.filter((state) => state === end || this.#matters(state)),
            false,
          ),
        );
      }
      if (visits > MAX_VISITS) throw new LanguageLimit('too many steps');
    }
    return { alphabet, next: Int32Array.from(next), accepts: Uint8Array.from(accepting) };
  }

  #matters(state: number): boolean {
    return (this.#reads[state]?.length ?? 0) > 0 || (this.#skips[state] ?? []).some(({ condition }) => condition === 'at-end');
  }
}
