import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { groupById, inRange, required, type Candidate } from './candidates.ts';
import { choose, MAX_STEPS, type Choice } from './choose.ts';
import { findCycle, startOrder } from './order.ts';
import { prune } from './prune.ts';

/** What runs and in which order, and why the rest does not. */
export interface Resolution<C extends Candidate> {
  readonly groups: readonly (readonly C[])[];
  readonly diagnostics: readonly Diagnostic[];
  /** Why no version of a plugin runs, by id. */
  readonly excluded: ReadonlyMap<string, Diagnostic>;
}

/**
 * Choose one version of each plugin so that all ranges hold, and the order of starting. What cannot run is
 * left out and explained; the rest runs. The result depends on the candidates alone, not on their order.
 */
export function resolveDependencies<C extends Candidate>(candidates: readonly C[], kernelVersion: string): Resolution<C> {
  const diagnostics: Diagnostic[] = [];
  const excluded = new Map<string, Diagnostic>();
  const all = groupById(candidates);
  let pool = new Map(all);
  for (;;) {
    const pruned = prune(pool, all, kernelVersion);
    const { choice, left } = largestChoice(pruned.groups);
    const cycle = left === undefined ? findCycle(choice) : undefined;
    if (left === undefined && cycle === undefined) {
      diagnostics.push(...pruned.excluded.values(), ...withoutOptional(choice, all));
      return { groups: startOrder(choice), diagnostics, excluded: new Map([...excluded, ...pruned.excluded]) };
    }
    const reason = cycle === undefined ? left?.reason : diagnose('kernel/dependency-cycle', { cycle: cycle.join(' -> ') });
    const gone = new Set(cycle ?? (left === undefined ? [] : [left.id]));
    if (reason !== undefined) {
      diagnostics.push(reason);
      for (const id of gone) excluded.set(id, reason);
    }
    pool = new Map([...pool].filter(([id]) => !gone.has(id)));
  }
}

/** Take plugins in one by one; the first that makes a choice impossible is named with the ranges that exclude it. */
function largestChoice<C extends Candidate>(groups: ReadonlyMap<string, readonly C[]>): { choice: Choice<C>; left?: { id: string; reason: Diagnostic } } {
  const ids = [...groups.keys()];
  const whole = choose(groups, ids);
  if (whole.choice !== undefined) return { choice: whole.choice };
  const taken: string[] = [];
  for (const id of ids) {
    const search = choose(groups, closure(groups, [...taken, id]));
    if (search.choice === undefined) return { choice: new Map(), left: { id, reason: search.exhausted ? tooHard(id) : conflict(id, taken, groups) } };
    taken.push(id);
  }
  // Only reachable when the whole search gave up and the last step of this one did not.
  return { choice: choose(groups, closure(groups, taken)).choice ?? new Map<string, C>() };
}

/** The ids together with everything that they need, whichever version of them is chosen. */
function closure<C extends Candidate>(groups: ReadonlyMap<string, readonly C[]>, ids: readonly string[]): string[] {
  const closed = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (closed.has(id) || !groups.has(id)) continue;
    closed.add(id);
    for (const candidate of groups.get(id) ?? []) open.push(...required(candidate).map((dependency) => dependency.id));
  }
  return [...closed].sort();
}

function tooHard(plugin: string): Diagnostic {
  return diagnose('kernel/resolution-too-hard', { plugin, steps: MAX_STEPS });
}

/** Name every range that bears on the plugins which the newcomer and its neighbours share. */
function conflict<C extends Candidate>(plugin: string, taken: readonly string[], groups: ReadonlyMap<string, readonly C[]>): Diagnostic {
  const involved = [...taken, plugin].flatMap((id) => (groups.get(id) ?? []).slice(0, 1));
  const own = new Set((groups.get(plugin) ?? []).flatMap((candidate) => required(candidate).map(({ id }) => id)));
  const lines: string[] = [];
  for (const candidate of involved) {
    for (const { id, range } of required(candidate)) {
      if (own.has(id) || id === plugin) lines.push(`${candidate.id} ${candidate.version} needs ${id} ${range}`);
    }
  }
  const targets = [...new Set([...own, plugin])].filter((id) => groups.has(id)).sort();
  const versions = targets.map((id) => `${id} is there as ${(groups.get(id) ?? []).map(({ version }) => version).join(', ')}`);
  return diagnose('kernel/version-conflict', { plugin, explanation: [...lines, ...versions].join('; ') });
}

function withoutOptional<C extends Candidate>(choice: Choice<C>, all: ReadonlyMap<string, readonly C[]>): Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const { id: plugin, dependencies } of choice.values()) {
    for (const { id: dependency, range, optional } of dependencies.plugins) {
      const present = choice.get(dependency);
      if (!optional || (present !== undefined && inRange(present.version, range))) continue;
      const reason = present !== undefined ? `${present.version} is outside the range` : all.has(dependency) ? 'it cannot run' : 'it is not installed';
      findings.push(diagnose('kernel/optional-unavailable', { plugin, dependency, range, reason }));
    }
  }
  return findings.sort((a, b) => (a.message < b.message ? -1 : 1));
}
