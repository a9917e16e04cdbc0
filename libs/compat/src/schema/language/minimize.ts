import { classAt, mergeClasses } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { equivalenceBlocks } from './partition.ts';

/**
 * The smallest automaton of the same language, its states numbered in breadth-first order and its
 * classes merged, so that equal languages have equal automata.
 */
export function minimize(automaton: Automaton): Automaton {
  const { alphabet, next } = automaton;
  const blockOf = equivalenceBlocks(automaton);
  const representative = new Map<number, number>();
  blockOf.forEach((block, state) => {
    if (!representative.has(block)) representative.set(block, state);
  });

  // Columns over blocks decide which classes stay apart; only reachable blocks count.
  const order: number[] = [];
  const numberOf = new Map<number, number>();
  const visit = (block: number): number => {
    const known = numberOf.get(block);
    if (known !== undefined) return known;
    numberOf.set(block, order.length);
    order.push(block);
    return order.length - 1;
  };
  visit(blockOf[0] ?? 0);
  const rows: number[][] = [];
  // The list grows while it is read.
  for (const block of order) {
    const state = representative.get(block) ?? 0;
    const row: number[] = [];
    for (let place = 0; place < alphabet.count; place += 1) {
      row.push(visit(blockOf[next[state * alphabet.count + place] ?? 0] ?? 0));
    }
    rows.push(row);
  }

  const columns = new Map<string, number>();
  const renamed: number[] = [];
  for (let place = 0; place < alphabet.count; place += 1) {
    const column = rows.map((row) => row[place] ?? 0).join();
    const known = columns.get(column) ?? columns.size;
    columns.set(column, known);
    renamed.push(known);
  }
  // Merging renumbers the classes by first code point, so the states are numbered once more in that order.
  const merged = mergeClasses(alphabet, renamed);
  const kept = new Array<number>(merged.count).fill(0);
  for (let segment = 0; segment < merged.starts.length; segment += 1) {
    const place = merged.classes[segment] ?? -1;
    if (place >= 0) kept[place] = classAt(alphabet, merged.starts[segment] ?? 0);
  }
  return renumber(rows, kept, merged, (state) => automaton.accepts[representative.get(order[state] ?? 0) ?? 0] ?? 0);
}

function renumber(
  rows: readonly (readonly number[])[],
  kept: readonly number[],
  alphabet: Automaton['alphabet'],
  acceptsAt: (state: number) => number,
): Automaton {
  const numbers = new Map<number, number>([[0, 0]]);
  const order = [0];
  for (const state of order) {
    for (const place of kept) {
      const target = rows[state]?.[place] ?? 0;
      if (numbers.has(target)) continue;
      numbers.set(target, order.length);
      order.push(target);
    }
  }
  const next = new Int32Array(order.length * kept.length);
  const accepts = new Uint8Array(order.length);
  order.forEach((state, index) => {
    accepts[index] = acceptsAt(state);
    kept.forEach((place, column) => {
      next[index * kept.length + column] = numbers.get(rows[state]?.[place] ?? 0) ?? 0;
    });
  });
  return { alphabet, next, accepts };
}
