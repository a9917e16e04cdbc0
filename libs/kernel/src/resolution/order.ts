import type { Installed } from './candidates.ts';

/** The ids that a chosen plugin depends on, as far as they are chosen, too; optional ones count for the order. */
function edges<C extends Installed>(from: string, chosen: ReadonlyMap<string, C>): string[] {
  const dependencies = chosen.get(from)?.dependencies.plugins ?? [];
  return dependencies
    .map(({ id }) => id)
    .filter((id) => chosen.has(id))
    .sort();
}

/** One circle of dependencies, as `a`, `b`, `a`; undefined where there is none. */
export function findCycle<C extends Installed>(chosen: ReadonlyMap<string, C>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    const start = path.indexOf(id);
    if (start >= 0) return [...path.slice(start), id];
    if (done.has(id)) return undefined;
    path.push(id);
    for (const next of edges(id, chosen)) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  for (const id of [...chosen.keys()].sort()) {
    const cycle = visit(id);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Groups that may start one after the other, the members of a group side by side; there must be no cycle. */
export function startOrder<C extends Installed>(chosen: ReadonlyMap<string, C>): readonly (readonly C[])[] {
  const rank = new Map<string, number>();
  const rankOf = (id: string): number => {
    const known = rank.get(id);
    if (known !== undefined) return known;
    const value = Math.max(-1, ...edges(id, chosen).map(rankOf)) + 1;
    rank.set(id, value);
    return value;
  };
  const groups: C[][] = [];
  for (const [id, candidate] of [...chosen].sort(([a], [b]) => (a < b ? -1 : 1))) (groups[rankOf(id)] ??= []).push(candidate);
  return groups;
}
