import type { Alphabet } from './alphabet.ts';
import { classAt } from './alphabet.ts';

/**
 * A complete deterministic automaton over Unicode scalar values. State 0 is the start;
 * `next[state * alphabet.count + class]` is where a character of the class leads.
 */
export interface Automaton {
  readonly alphabet: Alphabet;
  readonly next: Int32Array;
  readonly accepts: Uint8Array;
}

/** How many states the automaton has. */
export function stateCount(automaton: Automaton): number {
  return automaton.accepts.length;
}

/** Whether the automaton accepts the word; a word with a lone surrogate is never accepted. */
export function accepts(automaton: Automaton, word: string): boolean {
  const { alphabet, next } = automaton;
  let state = 0;
  for (const character of word) {
    const place = classAt(alphabet, character.codePointAt(0) ?? 0);
    if (place < 0) return false;
    state = next[state * alphabet.count + place] ?? 0;
  }
  return automaton.accepts[state] === 1;
}

/**
 * For every state the number of characters to the nearest accepting state; -1 where none can be reached.
 */
export function distances(automaton: Automaton): Int32Array {
  const states = stateCount(automaton);
  const classes = automaton.alphabet.count;
  const sources: number[][] = Array.from({ length: states }, () => []);
  for (let state = 0; state < states; state += 1) {
    for (let place = 0; place < classes; place += 1) {
      const target = sources[automaton.next[state * classes + place] ?? 0];
      if (target !== undefined && target.at(-1) !== state) target.push(state);
    }
  }
  const found = new Int32Array(states).fill(-1);
  const queue: number[] = [];
  for (let state = 0; state < states; state += 1) {
    if (automaton.accepts[state] !== 1) continue;
    found[state] = 0;
    queue.push(state);
  }
  // The queue grows while it is read.
  for (const state of queue) {
    for (const source of sources[state] ?? []) {
      if (found[source] !== -1) continue;
      found[source] = (found[state] ?? 0) + 1;
      queue.push(source);
    }
  }
  return found;
}
