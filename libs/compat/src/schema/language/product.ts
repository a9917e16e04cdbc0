import { refine } from './alphabet.ts';
import { stateCount, type Automaton } from './automaton.ts';
import { make, spend } from './limit.ts';

type Decide = (left: boolean, right: boolean) => boolean;

interface Walk {
  readonly pairs: (readonly [number, number])[];
  readonly next: number[];
}

/** Walks the reachable pairs breadth first; ends early once `stop` holds at a pair. */
function walk(left: Automaton, right: Automaton, stop: Decide | undefined): Walk | 'stopped' {
  const { alphabet, lefts, rights } = refine(left.alphabet, right.alphabet);
  const width = stateCount(right);
  const numbers = new Map<number, number>();
  const pairs: (readonly [number, number])[] = [];
  const visit = (l: number, r: number): number => {
    const key = l * width + r;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, pairs.length);
    pairs.push([l, r]);
    spend(pairs.length, alphabet.count);
    make(alphabet.count);
    return pairs.length - 1;
  };
  visit(0, 0);
  const next: number[] = [];
  for (const [l, r] of pairs) {
    if (stop?.(left.accepts[l] === 1, right.accepts[r] === 1) === true) return 'stopped';
    for (let place = 0; place < alphabet.count; place += 1) {
      const lTo = left.next[l * left.alphabet.count + (lefts[place] ?? 0)] ?? 0;
      const rTo = right.next[r * right.alphabet.count + (rights[place] ?? 0)] ?? 0;
      next.push(visit(lTo, rTo));
    }
  }
  return { pairs, next };
}

/** The automaton that accepts a word when `decide` says so of what both sides do with it. */
export function product(left: Automaton, right: Automaton, decide: Decide): Automaton {
  const walked = walk(left, right, undefined);
  if (walked === 'stopped') throw new Error('a walk without a stop came to one');
  const { pairs, next } = walked;
  const accepts = new Uint8Array(pairs.length);
  pairs.forEach(([l, r], state) => {
    accepts[state] = decide(left.accepts[l] === 1, right.accepts[r] === 1) ? 1 : 0;
  });
  return { alphabet: refine(left.alphabet, right.alphabet).alphabet, next: Int32Array.from(next), accepts };
}

/** Whether some word makes `decide` true; stops at the first. */
export function meets(left: Automaton, right: Automaton, decide: Decide): boolean {
  return walk(left, right, decide) === 'stopped';
}
