import type { Installed } from './candidates.ts';

/** The ids that a chosen plugin depends on, as far as they are chosen, too; optional ones count for the order. */
function edges<C extends Installed>(from: string, chosen: ReadonlyMap<string, C>): string[] {
  const dependencies = chosen.get(from)?.dependencies.plugins ?? [];
  return dependencies
    .map(({ id }) => id)
    .filter((id) => chosen.has(id))
    .sort();
}

/** So many circles of a set are found at once. */
const MOST_CIRCLES = 100;

/** A walk through a set. */
interface Walked {
  /** Every id after those that it depends on, as far as circles allow it. */
  readonly order: ReadonlySet<string>;
  readonly circles: readonly (readonly string[])[];
}

/** Depth first, without recursion: a chain may be as long as it likes. */
function walk<C extends Installed>(chosen: ReadonlyMap<string, C>): Walked {
  const order = new Set<string>();
  const circles: (readonly string[])[] = [];
  const entered = new Set<string>();
  const path: { readonly id: string; readonly left: string[] }[] = [];
  const enter = (id: string): void => {
    entered.add(id);
    path.push({ id, left: edges(id, chosen).reverse() });
  };
  for (const root of [...chosen.keys()].sort()) {
    if (!entered.has(root)) enter(root);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const next = last.left.pop();
      if (next === undefined) {
        order.add(last.id);
        path.pop();
      } else if (!entered.has(next)) enter(next);
      else if (!order.has(next) && circles.length < MOST_CIRCLES) circles.push(path.slice(path.findIndex(({ id }) => id === next)).map(({ id }) => id));
    }
  }
  return { order, circles };
}

/** Circles of dependencies, each as `a`, `b` where `b` depends on `a` in turn: not all of them, but none only where there is none. */
export function findCircles<C extends Installed>(chosen: ReadonlyMap<string, C>): readonly (readonly string[])[] {
  return walk(chosen).circles;
}

/** Groups that may start one after the other, the members of a group side by side; there must be no circle. */
export function startOrder<C extends Installed>(chosen: ReadonlyMap<string, C>): readonly (readonly C[])[] {
  const ranks = new Map<string, number>();
  for (const id of walk(chosen).order)
    ranks.set(
      id,
      edges(id, chosen).reduce((rank, before) => Math.max(rank, (ranks.get(before) ?? 0) + 1), 0),
    );
  const groups: C[][] = [];
  for (const [id, candidate] of [...chosen].sort(([a], [b]) => (a < b ? -1 : 1))) (groups[ranks.get(id) ?? 0] ??= []).push(candidate);
  return groups;
}
