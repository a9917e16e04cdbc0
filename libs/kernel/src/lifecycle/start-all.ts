import { totalmem } from 'node:os';
import { diagnose, hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import { Configuration } from '../config/configuration.ts';
import type { FoundPlugin } from '../discovery/find-plugins.ts';
import { findAll } from '../discovery/find-all.ts';
import { resolveDependencies } from '../resolution/resolve.ts';
import { fit } from '../usage/fit.ts';
import type { Fleet } from './fleet.ts';
import { Places } from './places.ts';
import { resolutionOptions } from './resolution-options.ts';
import { leaveOut, startPlugin, verified } from './start-plugin.ts';

/**
 * Find, verify and resolve the plugins and start them: each as soon as those that it depends on are ready, many side by side.
 * What is wrong with one plugin holds up nobody who does not need it.
 */
export async function startAll(fleet: Fleet): Promise<Diagnostic[]> {
  const { options, roster } = fleet;
  const configuration = await Configuration.read(options.config ?? {});
  const { plugins: found, diagnostics: findings } = await findAll(options);
  for (const plugin of found) roster.admit(plugin);
  const diagnostics = [...configuration.diagnostics, ...findings, ...configuration.strangers(new Set(found.map(({ manifest }) => manifest.id)))];
  // Running with half a configuration would be worse than not running.
  if (hasErrors(configuration.diagnostics)) {
    for (const plugin of found) leaveOut(roster, plugin, configuration.diagnostics);
    return diagnostics;
  }
  diagnostics.push(...heldBack(fleet));
  const { accepted, evidence, refusals } = await verifyAll(fleet, found);
  diagnostics.push(...refusals);
  const resolution = resolveDependencies(
    accepted.map(({ manifest }) => manifest),
    fleet.kernelVersion,
    resolutionOptions(fleet),
  );
  diagnostics.push(...resolution.diagnostics);
  for (const plugin of accepted) {
    const obstacle = resolution.excluded.get(plugin.manifest.id);
    if (obstacle !== undefined) leaveOut(roster, plugin, [obstacle]);
  }
  const chosen = resolution.groups.flat().flatMap((manifest) => accepted.find((plugin) => plugin.manifest === manifest) ?? []);
  for (const plugin of chosen) roster.admit(plugin).life.try('resolve');
  const { fitting, refusals: unfit } = fittingOf(fleet, chosen);
  diagnostics.push(...unfit);
  diagnostics.push(...(await startInOrder(fleet, fitting, evidence, configuration)));
  return diagnostics;
}

/** What an operator or a spent budget decided in the days of an earlier kernel still holds. */
function heldBack({ roster, parts }: Fleet): Diagnostic[] {
  return roster.all().flatMap(({ life }): Diagnostic[] => {
    const { plugin } = life;
    const { standing, reason = 'of an earlier kernel' } = parts.surroundings.records.read(plugin);
    if (standing === undefined) return [];
    life.send(standing === 'disabled' ? 'disable' : 'quarantine', reason);
    return [standing === 'disabled' ? diagnose('kernel/plugin-disabled', { plugin }) : diagnose('kernel/plugin-quarantined', { plugin, reason })];
  });
}

/** The plugins that the machine can give what they declare. */
function fittingOf(
  { options, roster }: Fleet,
  chosen: readonly FoundPlugin[],
): { readonly fitting: readonly FoundPlugin[]; readonly refusals: readonly Diagnostic[] } {
  const { admitted, refused } = fit(
    chosen.map(({ manifest }) => manifest),
    options.usage ?? {},
    Math.floor(totalmem() / 2 ** 20),
  );
  const refusals = refused.flatMap(({ manifest, shortage: { resource, sum } }) => {
    const found = chosen.find((plugin) => plugin.manifest === manifest);
    return found === undefined ? [] : leaveOut(roster, found, [diagnose('usage/set-does-not-fit', { plugin: manifest.id, resource, sum })]);
  });
  return { fitting: chosen.filter(({ manifest }) => admitted.includes(manifest)), refusals };
}

interface Verified {
  readonly accepted: readonly FoundPlugin[];
  readonly evidence: ReadonlyMap<FoundPlugin, string>;
  readonly refusals: readonly Diagnostic[];
}

async function verifyAll(fleet: Fleet, found: readonly FoundPlugin[]): Promise<Verified> {
  const evidence = new Map<FoundPlugin, string>();
  const refusals: Diagnostic[] = [];
  const verdicts = await Promise.all(found.map((plugin) => verified(fleet, plugin)));
  for (const [index, plugin] of found.entries()) {
    const verdict = verdicts[index];
    if (verdict === undefined) continue;
    if ('evidence' in verdict) evidence.set(plugin, verdict.evidence);
    else refusals.push(...verdict.diagnostics);
  }
  if (fleet.stopping()) return { accepted: [], evidence, refusals };
  const accepted = found.filter((plugin) => evidence.has(plugin));
  for (const plugin of accepted) {
    const { life } = fleet.roster.admit(plugin);
    // Another version of it may have been refused.
    if (life.state === 'failed') life.send('discover');
    life.try('verify');
  }
  return { accepted, evidence, refusals };
}

async function startInOrder(
  fleet: Fleet,
  chosen: readonly FoundPlugin[],
  evidence: ReadonlyMap<FoundPlugin, string>,
  configuration: Configuration,
): Promise<Diagnostic[]> {
  const places = new Places(fleet.parts.limits.parallelStarts);
  const byId = new Map(chosen.map((plugin) => [plugin.manifest.id, plugin]));
  const started = new Map<string, Promise<Diagnostic[]>>();
  const start = async (plugin: FoundPlugin): Promise<Diagnostic[]> => {
    await Promise.all(plugin.manifest.dependencies.plugins.flatMap(({ id }) => started.get(id) ?? []));
    if (fleet.roster.get(plugin.manifest.id)?.life.state !== 'resolved') return [];
    return places.take(() => startPlugin(fleet, plugin, evidence.get(plugin) ?? '', configuration));
  };
  // Those that others depend on come first in the order, so that their start is known.
  for (const [id, plugin] of byId) started.set(id, start(plugin));
  return (await Promise.all(started.values())).flat();
}
