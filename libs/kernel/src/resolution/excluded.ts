import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { conflictAmong, reasons } from './explain.ts';
import type { Fit } from './fit.ts';
import { leavesNone, pulls, type Candidate, type Package, type Restriction } from './package.ts';
import type { Packages } from './packages.ts';
import { MAX_STEPS } from './resolve-universe.ts';

/** Why no version of a plugin runs, by id; the newest one speaks for all. */
export function whyExcluded(packages: Packages, kernel: string, { chosen, circles, tooHard }: Fit): Map<string, Diagnostic> {
  const inCircles = new Map<Package, Diagnostic>();
  for (const circle of circles) {
    const reason = diagnose('kernel/dependency-cycle', { cycle: [...circle, ...circle.slice(0, 1)].map(({ name }) => name).join(' -> ') });
    for (const plugin of circle) if (!inCircles.has(plugin)) inCircles.set(plugin, reason);
  }
  const excluded = new Map<string, Diagnostic>();
  for (const plugin of packages.all) {
    const [newest] = plugin.candidates;
    if (plugin.kind !== 'plugin' || newest === undefined || chosen.has(plugin)) continue;
    const { name } = plugin;
    const unmet = packages
      .restrictionsOf(newest)
      .filter(pulls)
      .map((restriction) => obstacle(name, restriction, kernel, chosen));
    excluded.set(
      name,
      tooHard.has(plugin)
        ? diagnose('kernel/resolution-too-hard', { plugin: name, steps: MAX_STEPS })
        : (inCircles.get(plugin) ?? unmet.find((reason) => reason !== undefined) ?? conflict(packages, plugin, chosen)),
    );
  }
  return excluded;
}

/** What stands in the way of a version whatever the others are. */
function obstacle(plugin: string, restriction: Restriction, kernel: string, chosen: ReadonlyMap<Package, Candidate>): Diagnostic | undefined {
  const { kind, name, range, target } = restriction;
  if (leavesNone(restriction)) {
    if (kind === 'kernel') return diagnose('kernel/kernel-range', { plugin, range, version: kernel });
    if (kind === 'capability') return diagnose('kernel/unknown-service', { plugin, service: name });
    if (target === undefined) return diagnose('kernel/missing-dependency', { plugin, dependency: name, range });
    return diagnose('kernel/unsatisfied-range', { plugin, dependency: name, range, available: target.candidates.map(({ version }) => version).join(', ') });
  }
  return kind === 'plugin' && target !== undefined && !chosen.has(target) ? diagnose('kernel/dependency-failed', { plugin, dependency: name }) : undefined;
}

function conflict(packages: Packages, plugin: Package, chosen: ReadonlyMap<Package, Candidate>): Diagnostic {
  const among = conflictAmong(packages, [plugin, ...chosen.keys()]);
  const sentences = reasons(
    packages,
    among.map((one) => packages.presenceOf(one)),
    MAX_STEPS,
  );
  const explanation = sentences.map((sentence) => sentence.slice(0, -1)).join('; ');
  return diagnose('kernel/version-conflict', {
    plugin: plugin.name,
    explanation: explanation === '' ? 'it fits to none of the versions that run' : explanation,
  });
}
