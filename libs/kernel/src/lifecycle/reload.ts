import { isDeepStrictEqual } from 'node:util';
import { diagnose, hasErrors, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import { Configuration } from '../config/configuration.ts';
import { readPlugin, type FoundPlugin } from '../discovery/find-plugins.ts';
import { loadPlugin } from '../loading/loader.ts';
import { verifyPlugin } from '../loading/verify-plugin.ts';
import { resolveDependencies } from '../resolution/resolve.ts';
import type { Fleet } from './fleet.ts';
import type { Program } from './program.ts';
import type { Roster } from './roster.ts';
import { leaveOut, startPlugin } from './start-plugin.ts';
import type { Supervisor } from './supervisor.ts';

/** Reloads plugins: reads manifest and configuration again and runs what they say, or leaves everything as it is. */
export class Reloader {
  readonly #fleet: Fleet;

  constructor(fleet: Fleet) {
    this.#fleet = fleet;
  }

  /** Reload one plugin; with a configuration, only that is another. */
  async reload(plugin: string, given?: Configuration): Promise<Diagnostic[]> {
    const member = this.#fleet.roster.get(plugin);
    if (member === undefined || this.#fleet.stopping()) return [diagnose('kernel/unknown-plugin', { plugin })];
    const { life, supervisor } = member;
    if (life.state === 'disabled') return [diagnose('kernel/not-possible', { plugin, action: 'reloaded', state: 'disabled' })];
    const running = supervisor !== undefined && (life.usable || life.state === 'draining');
    return running ? this.#exchange(supervisor, given) : this.bringBack(plugin, given);
  }

  async #exchange(supervisor: Supervisor, given?: Configuration): Promise<Diagnostic[]> {
    const { roster, parts, options } = this.#fleet;
    const { program: running, id: plugin } = supervisor;
    const asItIs = { found: { manifest: running.manifest, folder: running.folder }, diagnostics: [] };
    const { found, diagnostics } = given === undefined ? await this.#readAgain(plugin, running.folder) : asItIs;
    if (found === undefined) return diagnostics;
    const verdict = await verifyPlugin(found, parts.loader);
    if ('diagnostic' in verdict) return [verdict.diagnostic];
    const configuration = given ?? (await Configuration.read(options.config ?? {}));
    const loaded = await loadPlugin(found, verdict.evidence, configuration, parts.loader);
    const findings = [...configuration.diagnostics, ...loaded.diagnostics];
    if (loaded.program === undefined || hasErrors(findings)) return findings;
    if (mayBeTold(supervisor, loaded.program)) {
      await supervisor.configure(loaded.program);
      parts.surroundings.ledger.append({ kind: 'configure', plugin });
      return findings;
    }
    // An operator may have killed it or taken it out while its files were read.
    const { state } = supervisor.life;
    if (!supervisor.life.usable) return [...findings, diagnose('kernel/not-possible', { plugin, action: 'reloaded', state })];
    const replaced = await supervisor.replace(loaded.program);
    // The code that goes on has what it declares, not what the other one did.
    if (replaced.outcome === 'backed-out') parts.grants.admit(running.manifest, running.folder);
    if (replaced.outcome === 'replaced') roster.admit(found);
    if (!('reason' in replaced)) return findings;
    const { reason } = replaced;
    const { version } = found.manifest;
    const finding =
      replaced.outcome === 'backed-out'
        ? diagnose('kernel/reload-backed-out', { plugin, version, old: running.manifest.version, reason })
        : diagnose('kernel/start-failed', { plugin, reason });
    return [...findings, finding];
  }

  /** Start a plugin that does not run, as if it had just been found. */
  async bringBack(plugin: string, given?: Configuration): Promise<Diagnostic[]> {
    const { roster, parts, options } = this.#fleet;
    const member = roster.get(plugin);
    if (member === undefined) return [];
    const { folder } = member.found;
    const { found, diagnostics } = await this.#readAgain(plugin, folder);
    if (found === undefined) return diagnostics;
    const configuration = given ?? (await Configuration.read(options.config ?? {}));
    if (hasErrors(configuration.diagnostics)) return [...configuration.diagnostics];
    // Frozen code of before is not what is wanted now.
    await member.supervisor?.end();
    if (!member.life.try('discover')) return [];
    const verdict = await verifyPlugin(found, parts.loader);
    if ('diagnostic' in verdict) return leaveOut(roster, found, [verdict.diagnostic]);
    member.life.try('verify');
    member.life.try('resolve');
    if (member.life.state !== 'resolved') return [];
    parts.surroundings.records.write(plugin, { crashes: [] }).catch(() => undefined);
    return [...configuration.diagnostics, ...(await startPlugin(this.#fleet, found, verdict.evidence, configuration))];
  }

  /** The plugin in a folder as it is now, where it still is the same and fits those that run. */
  async #readAgain(plugin: string, folder: string): Promise<{ readonly found?: FoundPlugin; readonly diagnostics: Diagnostic[] }> {
    const { roster } = this.#fleet;
    const { plugin: found, diagnostics: unread } = await readPlugin(folder);
    if (found === undefined) return { diagnostics: [...unread] };
    const { id } = found.manifest;
    if (id !== plugin) return { diagnostics: [diagnose('kernel/manifest-invalid', { plugin, pointer: '/id', reason: `it names another plugin, ${id}` })] };
    const failed = found.manifest.dependencies.plugins.find((dependency) => !dependency.optional && isGone(roster, dependency.id));
    if (failed !== undefined) return { diagnostics: [diagnose('kernel/dependency-failed', { plugin, dependency: failed.id })] };
    const others = [...roster.supervisors].filter(([other]) => other !== plugin).map(([, { program }]) => program.manifest);
    const { groups, diagnostics } = resolveDependencies([...others, found.manifest], this.#fleet.kernelVersion);
    return groups.flat().includes(found.manifest) ? { found, diagnostics: [] } : { diagnostics: sortDiagnostics(diagnostics) };
  }
}

/** Whether a plugin is known and was never launched. */
function isGone(roster: Roster, plugin: string): boolean {
  const member = roster.get(plugin);
  return member !== undefined && member.supervisor === undefined;
}

/** Whether only the configuration is another, and the running code may be told so. */
function mayBeTold({ life, program: running }: Supervisor, program: Program): boolean {
  return (
    life.serves &&
    program.manifest.config?.reload === 'hot' &&
    isDeepStrictEqual(program.manifest, running.manifest) &&
    !isDeepStrictEqual(program.config, running.config)
  );
}
