import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { inRange, required, type Candidate } from './candidates.ts';

/** Why a candidate cannot run, whatever the others are. */
function obstacle<C extends Candidate>(
  candidate: C,
  groups: ReadonlyMap<string, readonly C[]>,
  all: ReadonlyMap<string, readonly C[]>,
  kernelVersion: string,
): Diagnostic | undefined {
  const plugin = candidate.id;
  const { range } = candidate.kernel;
  if (!inRange(kernelVersion, range)) return diagnose('kernel/kernel-range', { plugin, range, version: kernelVersion });
  for (const { id: dependency, range: wanted } of required(candidate)) {
    const installed = all.get(dependency) ?? [];
    if (installed.length === 0) return diagnose('kernel/missing-dependency', { plugin, dependency, range: wanted });
    const fitting = installed.filter(({ version }) => inRange(version, wanted));
    if (fitting.length === 0) {
      const available = installed.map(({ version }) => version).join(', ');
      return diagnose('kernel/unsatisfied-range', { plugin, dependency, range: wanted, available });
    }
    const usable = groups.get(dependency) ?? [];
    if (!fitting.some((version) => usable.includes(version))) return diagnose('kernel/dependency-failed', { plugin, dependency });
  }
  return undefined;
}

/**
 * Remove from the pool the candidates that cannot run, and then those that need one of them, until nothing changes. A plugin
 * that loses its last version is reported by the reason of its newest. `installed` is everything that was found, also what left the pool before.
 */
export function prune<C extends Candidate>(
  pool: ReadonlyMap<string, readonly C[]>,
  installed: ReadonlyMap<string, readonly C[]>,
  kernelVersion: string,
): { groups: Map<string, C[]>; excluded: Map<string, Diagnostic> } {
  const groups = new Map([...pool].map(([id, candidates]) => [id, [...candidates]]));
  const reasons = new Map<string, Diagnostic>();
  for (let changed = true; changed;) {
    changed = false;
    for (const [id, candidates] of groups) {
      for (const candidate of candidates) {
        const reason = obstacle(candidate, groups, installed, kernelVersion);
        if (reason === undefined) continue;
        groups.set(
          id,
          (groups.get(id) ?? []).filter((other) => other !== candidate),
        );
        if (!reasons.has(id)) reasons.set(id, reason);
        changed = true;
      }
    }
  }
  const excluded = new Map([...reasons].filter(([id]) => groups.get(id)?.length === 0));
  for (const [id, candidates] of [...groups]) if (candidates.length === 0) groups.delete(id);
  return { groups, excluded };
}
