import { inRange, required, type Candidate } from './candidates.ts';

/** Steps after which a search is given up; real sets of plugins need a handful. */
export const MAX_STEPS = 100_000;

/** One version a plugin. */
export type Choice<C extends Candidate> = ReadonlyMap<string, C>;

/** What a search came to. */
export type Search<C extends Candidate> = { readonly choice: Choice<C> } | { readonly choice: undefined; readonly exhausted: boolean };

function fits<C extends Candidate>(candidate: C, chosen: ReadonlyMap<string, C>): boolean {
  const needsChosen = required(candidate).every(({ id, range }) => {
    const dependency = chosen.get(id);
    return dependency === undefined || inRange(dependency.version, range);
  });
  if (!needsChosen) return false;
  for (const other of chosen.values()) {
    if (!required(other).every(({ id, range }) => id !== candidate.id || inRange(candidate.version, range))) return false;
  }
  return true;
}

/**
 * Choose one version of every id such that all required ranges hold, the newest first; backtracking, plugins with the
 * fewest versions first, so that what is fixed prunes the rest.
 */
export function choose<C extends Candidate>(groups: ReadonlyMap<string, readonly C[]>, ids: readonly string[]): Search<C> {
  const order = [...ids].sort((a, b) => (groups.get(a)?.length ?? 0) - (groups.get(b)?.length ?? 0));
  const chosen = new Map<string, C>();
  let steps = 0;
  const search = (position: number): boolean => {
    const id = order[position];
    if (id === undefined) return true;
    for (const candidate of groups.get(id) ?? []) {
      steps += 1;
      if (steps > MAX_STEPS) return false;
      if (!fits(candidate, chosen)) continue;
      chosen.set(id, candidate);
      if (search(position + 1)) return true;
      chosen.delete(id);
    }
    return false;
  };
  return search(0) ? { choice: chosen } : { choice: undefined, exhausted: steps > MAX_STEPS };
}
