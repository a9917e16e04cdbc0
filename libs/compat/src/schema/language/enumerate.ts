import { rangesOf } from './alphabet.ts';
import { distances, stateCount, type Automaton } from './automaton.ts';
import { readableCharacters } from './readable.ts';

/** How many characters of a class a sample may use. */
const CHARACTERS_PER_CLASS = 4;

/** Most words taken of one length before longer ones are tried. */
const WORDS_PER_LENGTH = 3;

/** Longest words sampled beyond the shortest one's length. */
const LENGTHS_BEYOND = 24;

/** Most cells of the tables that lead to words of a length; beyond, the shortest word has to do. */
const MAX_TABLE_CELLS = 20_000_000;

interface Step {
  readonly character: string;
  readonly to: number;
}

/** For every state its ways on, the most readable character of every class first. */
function stepsOf(automaton: Automaton): (state: number) => readonly Step[] {
  const classes = automaton.alphabet.count;
  const byClass = Array.from({ length: classes }, (_, place) => readableCharacters(automaton.alphabet, place, CHARACTERS_PER_CLASS));
  const order = byClass
    .flatMap((characters, place) => characters.map((character, turn) => ({ character, turn, place })))
    .sort((left, right) => left.turn - right.turn || orderOf(left.character) - orderOf(right.character));
  const known = new Map<number, Step[]>();
  return (state) => {
    let steps = known.get(state);
    if (steps === undefined) {
      steps = order.map(({ character, place }) => ({ character, to: automaton.next[state * classes + place] ?? 0 }));
      known.set(state, steps);
    }
    return steps;
  };
}

function orderOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (/[a-z]/.test(character)) return point - 0x1000;
  if (/[0-9]/.test(character)) return point - 0x800;
  return /[A-Z]/.test(character) ? point - 0x400 : point;
}

/** Which states can accept after exactly the number of characters, for 0 up to `most`. */
function reachTables(automaton: Automaton, most: number): Uint8Array[] {
  const states = stateCount(automaton);
  const classes = automaton.alphabet.count;
  const tables = [automaton.accepts];
  for (let length = 1; length <= most; length += 1) {
    const before = tables[length - 1] ?? new Uint8Array(states);
    const table = new Uint8Array(states);
    for (let cell = 0; cell < states * classes; cell += 1) {
      if (before[automaton.next[cell] ?? 0] === 1) table[Math.floor(cell / classes)] = 1;
    }
    tables.push(table);
  }
  return tables;
}

/** The most readable of the shortest words; `undefined` when the language is empty. */
export function shortestWord(automaton: Automaton): string | undefined {
  const distance = distances(automaton);
  if (distance[0] === -1) return undefined;
  const steps = stepsOf(automaton);
  let word = '';
  let state = 0;
  while ((distance[state] ?? 0) > 0) {
    const step = steps(state).find(({ to }) => distance[to] === (distance[state] ?? 0) - 1);
    if (step === undefined) return undefined;
    word += step.character;
    state = step.to;
  }
  return word;
}

/** Up to `count` different words, shorter ones first, of several lengths where there are several. */
export function sampleWords(automaton: Automaton, count: number): string[] {
  const nearest = distances(automaton)[0] ?? -1;
  if (nearest < 0 || count < 1) return [];
  const longest = nearest + LENGTHS_BEYOND;
  if (longest * automaton.next.length > MAX_TABLE_CELLS) return [shortestWord(automaton) ?? ''];
  const tables = reachTables(automaton, longest);
  const steps = stepsOf(automaton);
  const found = new Set<string>();

  const collect = (length: number, most: number): void => {
    let taken = 0;
    const descend = (state: number, left: number, word: string): void => {
      if (left === 0) {
        taken += 1;
        found.add(word);
        return;
      }
      for (const { character, to } of steps(state)) {
        if (taken >= most || found.size >= count) return;
        if (tables[left - 1]?.[to] === 1) descend(to, left - 1, word + character);
      }
    };
    if (tables[length]?.[0] === 1) descend(0, length, '');
  };
  for (let length = nearest; length <= longest && found.size < count; length += 1) collect(length, WORDS_PER_LENGTH);
  for (let length = nearest; length <= longest && found.size < count; length += 1) collect(length, count);
  return [...found].sort((left, right) => lengthOf(left) - lengthOf(right));
}

/** Whether the language has finitely many words: no cycle leads from the start to acceptance. */
export function hasFinitelyMany(automaton: Automaton): boolean {
  const distance = distances(automaton);
  const classes = automaton.alphabet.count;
  const mark = new Uint8Array(stateCount(automaton));
  // Depth first with its own stack: 1 is on the path, 2 is done.
  const stack: { state: number; place: number }[] = [];
  const enter = (state: number): void => {
    mark[state] = 1;
    stack.push({ state, place: 0 });
  };
  if (distance[0] === -1) return true;
  enter(0);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.place === classes) {
      mark[top.state] = 2;
      stack.pop();
      continue;
    }
    const to = automaton.next[top.state * classes + top.place] ?? 0;
    top.place += 1;
    if (distance[to] === -1) continue;
    if (mark[to] === 1) return false;
    if (mark[to] === 0) enter(to);
  }
  return true;
}

/** All words, shorter first, in a fixed order; `undefined` when there are more than `most`. */
export function allWords(automaton: Automaton, most: number): string[] | undefined {
  if (!hasFinitelyMany(automaton)) return undefined;
  const distance = distances(automaton);
  const classes = automaton.alphabet.count;
  const found: string[] = [];
  let layer: { state: number; word: string }[] = distance[0] === -1 ? [] : [{ state: 0, word: '' }];
  while (layer.length > 0) {
    const following: typeof layer = [];
    for (const { state, word } of layer) {
      if (automaton.accepts[state] === 1) found.push(word);
      for (let place = 0; place < classes; place += 1) {
        const to = automaton.next[state * classes + place] ?? 0;
        if (distance[to] === -1) continue;
        for (const { min, max } of rangesOf(automaton.alphabet, place)) {
          // Every word on the way becomes at least one of the language, so the bound holds for prefixes, too.
          if (following.length + max - min + 1 + found.length > most + 1) return undefined;
          for (let point = min; point <= max; point += 1) following.push({ state: to, word: word + String.fromCodePoint(point) });
        }
      }
    }
    layer = following;
  }
  return found.length > most ? undefined : found.sort(byLengthThenPoint);
}

function byLengthThenPoint(left: string, right: string): number {
  return lengthOf(left) - lengthOf(right) || (left < right ? -1 : 1);
}

/** In code points, as JSON Schema counts. */
function lengthOf(word: string): number {
  return Array.from(word).length;
}
