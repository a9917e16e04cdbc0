import type { Automaton } from './automaton.ts';

/**
 * Hopcroft's partition refinement: answers for every state the number of its class of equivalent states.
 * States lie in one array where each block is a stretch, so that a split costs only what is split off.
 */
export function equivalenceBlocks(automaton: Automaton): Int32Array {
  const states = automaton.accepts.length;
  const blocks = new Blocks(states);
  const sources = new Sources(automaton);
  const pending: number[] = [];
  const waits: boolean[] = [];
  const wait = (block: number): void => {
    if (waits[block] === true) return;
    waits[block] = true;
    pending.push(block);
  };

  for (let state = 0; state < states; state += 1) if (automaton.accepts[state] === 1) blocks.mark(state);
  blocks.split(() => undefined);
  for (let block = 0; block < blocks.count; block += 1) wait(block);
  for (let splitter = pending.pop(); splitter !== undefined; splitter = pending.pop()) {
    waits[splitter] = false;
    const members = blocks.members(splitter);
    for (let place = 0; place < automaton.alphabet.count; place += 1) {
      for (const target of members)
        sources.each(place, target, (source) => {
          blocks.mark(source);
        });
      blocks.split((kept, fresh) => {
        // Where the old block still waits both halves must; otherwise the smaller one is enough.
        if (waits[kept] === true) wait(fresh);
        else wait(blocks.size(fresh) <= blocks.size(kept) ? fresh : kept);
      });
    }
  }
  return blocks.blockOf;
}

/** The transitions turned around: for a class and a state, the states it is reached from. */
class Sources {
  readonly #states: number;
  readonly #offsets: Int32Array;
  readonly #sources: Int32Array;

  constructor({ alphabet, next, accepts }: Automaton) {
    this.#states = accepts.length;
    const cells = next.length;
    const keyOf = (cell: number): number => (cell % alphabet.count) * this.#states + (next[cell] ?? 0);
    this.#offsets = new Int32Array(cells + 1);
    for (let cell = 0; cell < cells; cell += 1) add(this.#offsets, keyOf(cell) + 1, 1);
    for (let key = 1; key <= cells; key += 1) add(this.#offsets, key, this.#offsets[key - 1] ?? 0);
    const free = this.#offsets.slice();
    this.#sources = new Int32Array(cells);
    for (let cell = 0; cell < cells; cell += 1) {
      this.#sources[free[keyOf(cell)] ?? 0] = Math.floor(cell / alphabet.count);
      add(free, keyOf(cell), 1);
    }
  }

  each(place: number, target: number, visit: (source: number) => void): void {
    const key = place * this.#states + target;
    for (let at = this.#offsets[key] ?? 0; at < (this.#offsets[key + 1] ?? 0); at += 1) visit(this.#sources[at] ?? 0);
  }
}

/** A partition of the states in which marked states can be split from their blocks. */
class Blocks {
  readonly blockOf: Int32Array;
  readonly #order: Int32Array;
  readonly #placeOf: Int32Array;
  readonly #starts: number[] = [0];
  readonly #ends: number[];
  readonly #marked: number[] = [0];
  #touched: number[] = [];

  constructor(states: number) {
    this.blockOf = new Int32Array(states);
    this.#order = Int32Array.from({ length: states }, (_, state) => state);
    this.#placeOf = this.#order.slice();
    this.#ends = [states];
  }

  get count(): number {
    return this.#starts.length;
  }

  size(block: number): number {
    return (this.#ends[block] ?? 0) - (this.#starts[block] ?? 0);
  }

  members(block: number): Int32Array {
    return this.#order.slice(this.#starts[block], this.#ends[block]);
  }

  /** Marks the state by moving it to the front of its block. */
  mark(state: number): void {
    const block = this.blockOf[state] ?? 0;
    const front = (this.#starts[block] ?? 0) + (this.#marked[block] ?? 0);
    const place = this.#placeOf[state] ?? 0;
    if (place < front) return;
    if (this.#marked[block] === 0) this.#touched.push(block);
    const other = this.#order[front] ?? 0;
    this.#order[front] = state;
    this.#order[place] = other;
    this.#placeOf[state] = front;
    this.#placeOf[other] = place;
    this.#marked[block] = (this.#marked[block] ?? 0) + 1;
  }

  /** Makes the marked states of every block a block of their own and clears the marks. */
  split(tell: (kept: number, fresh: number) => void): void {
    const touched = this.#touched;
    this.#touched = [];
    for (const block of touched) {
      const start = this.#starts[block] ?? 0;
      const middle = start + (this.#marked[block] ?? 0);
      this.#marked[block] = 0;
      if (middle === this.#ends[block]) continue;
      const fresh = this.count;
      this.#starts.push(start);
      this.#ends.push(middle);
      this.#marked.push(0);
      this.#starts[block] = middle;
      for (let place = start; place < middle; place += 1) this.blockOf[this.#order[place] ?? 0] = fresh;
      tell(block, fresh);
    }
  }
}

function add(counts: Int32Array, at: number, amount: number): void {
  counts[at] = (counts[at] ?? 0) + amount;
}
