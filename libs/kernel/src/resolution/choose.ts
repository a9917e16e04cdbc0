import { inRange, required, type Candidate } from './candidates.ts';
import type { Candidate as Option, Packages, Restriction } from './universe/packages.ts';
import { Search } from './universe/search.ts';

/** Steps after which a search is given up; real sets of plugins need a handful. */
export const MAX_STEPS = 100_000;

/** One version a plugin. */
export type Choice<C extends Candidate> = ReadonlyMap<string, C>;

/** What a search came to. */
export type Found<C extends Candidate> = { readonly choice: Choice<C> } | { readonly choice: undefined; readonly exhausted: boolean };

/** Choose one version of every id such that all required ranges hold, the newest first. What is needed and not among the ids does not count. */
export function choose<C extends Candidate>(groups: ReadonlyMap<string, readonly C[]>, ids: readonly string[]): Found<C> {
  const wanted = new Set(ids);
  const candidates = new Map<Option, C>();
  const optionOf = (candidate: C): Option => {
    const restrictions = required(candidate)
      .filter(({ id }) => wanted.has(id))
      .map(({ id, range }) => restriction(id, groups, (version) => inRange(version, range), `needs ${id} ${range}`));
    const option = { release: { id: candidate.id, version: candidate.version }, name: `${candidate.id} ${candidate.version}`, restrictions };
    candidates.set(option, candidate);
    return option;
  };
  const packages: Packages = new Map([...wanted].map((id) => [id, (groups.get(id) ?? []).map(optionOf)]));
  const requirements = [...wanted].map((id) => restriction(id, groups, () => true, `${id} is there`));
  const result = new Search(packages, requirements, MAX_STEPS).run();
  if (result.outcome !== 'found') return { choice: undefined, exhausted: result.outcome === 'undecided' };
  const choice = new Map<string, C>();
  for (const [id, option] of result.chosen) {
    const candidate = candidates.get(option);
    if (candidate !== undefined) choice.set(id, candidate);
  }
  return { choice };
}

function restriction(target: string, groups: ReadonlyMap<string, readonly Candidate[]>, leaves: (version: string) => boolean, words: string): Restriction {
  return { target, left: (groups.get(target) ?? []).map(({ version }) => leaves(version)), pulls: true, words };
}
