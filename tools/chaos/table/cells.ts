import { allTransitions, type Transition } from '@plugwright/kernel';
import type { Mishap } from '../mishap.ts';
import { freezeKernel } from '../mishaps/freeze-kernel.ts';
import { freezePlugin } from '../mishaps/freeze-plugin.ts';
import { fullDisk } from '../mishaps/full-disk.ts';
import { killKernel } from '../mishaps/kill-kernel.ts';
import { killPlugin } from '../mishaps/kill-plugin.ts';
import type { Chance } from '../random.ts';

/** What falls on every arrow. A kernel that is frozen is one that everything is late for. */
export const blows: readonly Mishap[] = [killPlugin, killKernel, freezePlugin, freezeKernel, fullDisk];

/** An arrow as a text. */
export const arrowOf = ({ from, event }: Pick<Transition, 'from' | 'event'>): string => `${from} ${event}`;

/**
 * Arrows at which there is no code of any plugin that could be killed or frozen, because a kernel takes them before it launches the first plugin,
 * or after it ended the last one. Every other arrow is struck by everything.
 */
export const codeless: ReadonlySet<string> = new Set(['discovered stop', 'discovered disable', 'discovered quarantine', 'verified fail', 'resolved stop']);

const needsCode: ReadonlySet<Mishap> = new Set([killPlugin, freezePlugin]);

/** One thing that goes wrong in the middle of one step of the victim. */
export interface Cell {
  readonly arrow: Transition;
  readonly mishap: Mishap;
  /** How long it lasts, where it lasts; milliseconds. */
  readonly ms: number;
}

const SHORT_MS = 150;

/** Longer than the victim may be silent before the kernel ends it. */
const LONG_MS = 2_500;

/** Everything on every arrow, in an order and for times that chance decides. */
export function cellsOf(chance: Chance): readonly Cell[] {
  const open = allTransitions().flatMap((arrow) =>
    blows.filter((mishap) => !(needsCode.has(mishap) && codeless.has(arrowOf(arrow)))).map((mishap) => ({ arrow, mishap })),
  );
  const cells: Cell[] = [];
  while (open.length > 0) {
    const [next] = open.splice(chance.below(open.length), 1);
    if (next !== undefined) cells.push({ ...next, ms: chance.below(chance.below(12) === 0 ? LONG_MS : SHORT_MS) });
  }
  return cells;
}

/** A cell as a text. */
export const cellName = ({ arrow, mishap }: Cell): string => `${mishap.name} at ${arrowOf(arrow)}`;
