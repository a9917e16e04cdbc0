import { none, type Found } from './type-record.ts';

interface Open {
  readonly key: string;
  readonly depth: number;
  /** The outermost open question whose being unsatisfiable was assumed, by its depth; Infinity for none. */
  low: number;
  /** How many resting answers there were when the question was opened. */
  readonly start: number;
}

/**
 * Remembers answers. `none` that rests on the assumption that an open question has no answer is kept apart: it is
 * proved when the outermost of those questions turns out `none`, too, and forgotten when one does not (as in Tarjan's
 * search for components, where a component is known once its root is).
 */
export class Recollection {
  readonly #settled = new Map<string, Found>();
  /** What each resting `none` rests on: the depth of an open question. */
  readonly #resting = new Map<string, number>();
  readonly #order: string[] = [];
  readonly #stack: Open[] = [];
  readonly #open = new Map<string, number>();

  /** The number of open questions. */
  get depth(): number {
    return this.#stack.length;
  }

  /** The answer as far as it may be used here; a question that is open counts as unsatisfiable inside of itself. */
  recall(key: string): Found | undefined {
    const settled = this.#settled.get(key);
    if (settled !== undefined) return settled;
    const assumed = this.#open.get(key) ?? this.#resting.get(key);
    if (assumed === undefined) return undefined;
    this.#assume(assumed);
    return none;
  }

  #assume(depth: number): void {
    const top = this.#stack.at(-1);
    if (top !== undefined) top.low = Math.min(top.low, depth);
  }

  enter(key: string): void {
    const depth = this.#stack.length;
    this.#stack.push({ key, depth, low: Infinity, start: this.#order.length });
    this.#open.set(key, depth);
  }

  /** Closes the innermost question; without an answer (the budget ended) nothing is remembered. */
  leave(key: string, found: Found | undefined): void {
    const open = this.#stack.pop();
    this.#open.delete(key);
    if (open === undefined) return;
    const since = this.#order.splice(open.start);
    if (found?.kind !== 'none') {
      for (const other of since) this.#resting.delete(other);
      // A value that was built rests on nothing, and "unsure" claims nothing: asking again and again would not end.
      if (found !== undefined) this.#settled.set(key, found);
    } else if (open.low >= open.depth) {
      for (const other of [...since, key]) {
        this.#resting.delete(other);
        this.#settled.set(other, none);
      }
    } else {
      for (const other of since) this.#resting.set(other, Math.min(this.#resting.get(other) ?? open.low, open.low));
      this.#resting.set(key, open.low);
      for (const other of since) this.#order.push(other);
      this.#order.push(key);
      this.#assume(open.low);
    }
  }
}
