import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Configuration } from '../config/configuration.ts';
import type { FoundPlugin } from '../discovery/find-plugins.ts';
import { loadPlugin } from '../loading/loader.ts';
import { verifyPlugin } from '../loading/verify-plugin.ts';
import type { Fleet } from './fleet.ts';
import { lossRule } from './lifecycle-options.ts';
import type { Roster } from './roster.ts';
import { Supervisor } from './supervisor.ts';

/** A plugin does not come as far as being launched; `ps` and whoever calls it hear why. */
export function leaveOut(roster: Roster, found: FoundPlugin, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const reason = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
    .join(' ');
  if (diagnostics.some(({ code }) => code === 'kernel/dependency-failed')) roster.waiting.add(found.manifest.id);
  else roster.waiting.delete(found.manifest.id);
  roster.admit(found).life.try('fail', reason);
  return [...diagnostics];
}

/** The first plugin that another cannot start without, and that does not run. */
export function missing({ roster, options }: Fleet, { manifest }: FoundPlugin): string | undefined {
  const { lifecycle = {} } = options;
  return manifest.dependencies.plugins.find(
    ({ id, optional }) => !optional && lossRule(lifecycle, manifest.id, id, optional) === 'fail-fast' && roster.supervisors.get(id)?.reliable !== true,
  )?.id;
}

/** Start a plugin that was verified and resolved. */
export async function startPlugin(fleet: Fleet, found: FoundPlugin, evidence: string, configuration: Configuration): Promise<Diagnostic[]> {
  const { roster, parts } = fleet;
  const { id: plugin } = found.manifest;
  const member = roster.admit(found);
  if (fleet.stopping()) return [];
  const dependency = missing(fleet, found);
  if (dependency !== undefined) {
    if (roster.unrecorded.has(dependency)) roster.unrecorded.add(plugin);
    return leaveOut(roster, found, [diagnose('kernel/dependency-failed', { plugin, dependency })]);
  }
  roster.waiting.delete(plugin);
  const { program, diagnostics } = await loadPlugin(found, evidence, configuration, parts.loader);
  if (program === undefined) {
    if (diagnostics.some(({ code }) => code === 'ledger/unwritable')) roster.unrecorded.add(plugin);
    return leaveOut(roster, found, diagnostics);
  }
  if (fleet.stopping()) return [...diagnostics];
  if (member.supervisor !== undefined) {
    const replaced = await member.supervisor.replace(program);
    return 'reason' in replaced ? [...diagnostics, diagnose('kernel/start-failed', { plugin, reason: replaced.reason })] : [...diagnostics];
  }
  member.life.send('install');
  const supervisor = new Supervisor(program, member.life, parts.surroundings);
  roster.supervise(member, supervisor);
  const reason = await supervisor.start();
  return reason === undefined ? [...diagnostics] : [...diagnostics, diagnose('kernel/start-failed', { plugin, reason })];
}

/** Verify a plugin: the evidence, or the findings after which it is left out. */
export async function verified(fleet: Fleet, found: FoundPlugin): Promise<{ readonly evidence: string } | { readonly diagnostics: Diagnostic[] }> {
  const verdict = await verifyPlugin(found, fleet.parts.loader);
  return 'evidence' in verdict ? verdict : { diagnostics: leaveOut(fleet.roster, found, [verdict.diagnostic]) };
}
