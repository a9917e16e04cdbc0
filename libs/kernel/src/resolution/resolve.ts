import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { inRange, releaseOf, type Installed } from './candidates.ts';
import { whyExcluded } from './excluded.ts';
import { fit, type Fit } from './fit.ts';
import { whyOlder } from './older-versions.ts';
import { findCircles, startOrder } from './order.ts';
import type { Package } from './package.ts';
import { Packages } from './packages.ts';
import { heedPins, type Pins } from './pins.ts';
import type { Release } from './release.ts';

/** What runs and in which order, and why the rest does not. */
export interface Resolution<C extends Installed> {
  readonly groups: readonly (readonly C[])[];
  readonly diagnostics: readonly Diagnostic[];
  /** Why no version of a plugin runs, by id. */
  readonly excluded: ReadonlyMap<string, Diagnostic>;
}

/** What else bears on the choice. */
export interface ResolutionOptions {
  /** Whether the kernel has a service; it has all where absent. */
  readonly hasService?: (service: string) => boolean;
  readonly pins?: Pins;
  /** Ids of plugins that are to run before any other is thought of. */
  readonly first?: ReadonlySet<string>;
}

/**
 * Choose one version of each plugin that was found: first as many plugins as can run together, in order of their ids; then as many as can be of their
 * wishes about plugins that they can do without; then the preferred version of each, in order of the ids. What cannot run is left out and explained.
 * The result depends on what is given alone, not on its order.
 */
export function resolveDependencies<C extends Installed>(installed: readonly C[], kernel: string, options: ResolutionOptions = {}): Resolution<C> {
  const { hasService = () => true, pins = {}, first } = options;
  const { left, unmet } = heedPins(installed, pins);
  const sources = new Map<Release, C>(left.map((one) => [releaseOf(one), one]));
  const capabilities = [...new Set(left.flatMap((one) => one.kernel.services))].filter(hasService);
  const packages = new Packages({ releases: [...sources.keys()], kernel, capabilities });
  const chosenOf = (chosen: Fit['chosen']): Map<string, C> =>
    new Map([...chosen].flatMap(([{ name }, { release }]) => (release === undefined ? [] : [[name, sources.get(release)]]) as [string, C][]));
  const result = fit(packages, inOrder(packages, first), (chosen) =>
    findCircles(chosenOf(chosen)).map((circle) => circle.flatMap((id) => packages.plugin(id) ?? [])),
  );
  const chosen = chosenOf(result.chosen);
  const excluded = new Map([...whyExcluded(packages, kernel, result), ...unmet]);
  const installedIds = new Set(installed.map(({ id }) => id));
  const diagnostics = [...new Set(excluded.values()), ...whyOlder(packages, result.chosen, kernel), ...withoutOptional(chosen, installedIds)];
  return { groups: startOrder(chosen), diagnostics, excluded };
}

/** Plugins in the order in which they are thought of. */
function inOrder({ all }: Packages, first: ReadonlySet<string> | undefined): Package[] {
  const plugins = all.filter(({ kind }) => kind === 'plugin');
  return first === undefined ? plugins : [...plugins.filter(({ name }) => first.has(name)), ...plugins.filter(({ name }) => !first.has(name))];
}

function withoutOptional<C extends Installed>(chosen: ReadonlyMap<string, C>, installed: ReadonlySet<string>): Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const { id: plugin, dependencies } of chosen.values()) {
    for (const { id: dependency, range, optional } of dependencies.plugins) {
      const present = chosen.get(dependency);
      if (!optional || (present !== undefined && inRange(present.version, range))) continue;
      const reason = present !== undefined ? `${present.version} is outside the range` : installed.has(dependency) ? 'it cannot run' : 'it is not installed';
      findings.push(diagnose('kernel/optional-unavailable', { plugin, dependency, range, reason }));
    }
  }
  return findings.sort((a, b) => (a.message < b.message ? -1 : 1));
}
