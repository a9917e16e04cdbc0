import { isDeepStrictEqual } from 'node:util';
import { diagnose, hasErrors, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import { Configuration } from '../config/configuration.ts';
import { readPlugin, type FoundPlugin } from '../discovery/find-plugins.ts';
import { findVersions } from '../discovery/find-versions.ts';
import { loadPlugin } from '../loading/loader.ts';
import { verifyPlugin } from '../loading/verify-plugin.ts';
import { resolveDependencies } from '../resolution/resolve.ts';
import { reasonOf } from './failed-launch.ts';
import type { Fleet } from './fleet.ts';
import type { Program } from './program.ts';
import { resolutionOptions } from './resolution-options.ts';
import type { Member, Roster } from './roster.ts';
import { leaveOut, missing, startPlugin } from './start-plugin.ts';
import type { Supervisor } from './supervisor.ts';
import { unkept } from './unkept.ts';

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

  /** Start a plugin that waits for others, where none of them is missing any more and no operator decided otherwise. */
  async resume(plugin: string): Promise<Diagnostic[]> {
    const member = this.#fleet.roster.get(plugin);
    const waits = this.#fleet.roster.waiting.has(plugin) && (member?.life.state === 'failed' || member?.life.state === 'stopped');
    if (!waits || this.#fleet.stopping() || missing(this.#fleet, member.found) !== undefined) return [];
    this.#fleet.parts.surroundings.log.say('info', `${plugin} is started: what it needs is back`, plugin);
    return this.bringBack(plugin);
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
    const { found: read, diagnostics } = await this.#readAgain(plugin, folder);
    if (read === undefined) return this.#notRead(member, diagnostics);
    // What was compiled for a manifest is kept as long as that very manifest is.
    const found = isDeepStrictEqual(read.manifest, member.found.manifest) ? member.found : read;
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
    const kept = await unkept(
      plugin,
      parts.surroundings.records.write(plugin, { crashes: [] }).then(() => undefined, reasonOf),
    );
    return [...configuration.diagnostics, ...kept, ...(await startPlugin(this.#fleet, found, verdict.evidence, configuration))];
  }

  /** It stays as it is, except where it waits for another one from now on. */
  #notRead(member: Member, diagnostics: Diagnostic[]): Diagnostic[] {
    const { life, found } = member;
    const waits = diagnostics.some(({ code }) => code === 'kernel/dependency-failed') && (life.state === 'stopped' || life.state === 'failed');
    return waits && life.try('discover') ? leaveOut(this.#fleet.roster, found, diagnostics) : diagnostics;
  }

  /** The plugin as it is now: the preferred of its versions that fits to those that run, where the folder that it was in still holds one. */
  async #readAgain(plugin: string, folder: string): Promise<{ readonly found?: FoundPlugin; readonly diagnostics: Diagnostic[] }> {
    const { roster, options, kernelVersion } = this.#fleet;
    const { plugin: known, diagnostics: unread } = await readPlugin(folder);
    if (known === undefined) return { diagnostics: [...unread] };
    const { id } = known.manifest;
    if (id !== plugin) return { diagnostics: [diagnose('kernel/manifest-invalid', { plugin, pointer: '/id', reason: `it names another plugin, ${id}` })] };
    const elsewhere = new Set(roster.all().flatMap(({ life, folders }) => (life.plugin === plugin ? [] : [...folders])));
    const others = await this.#verified(await findVersions(options, known, elsewhere));
    // The only one there is says itself why it is refused.
    const versions = others.length === 0 ? [known] : [...(await this.#verified([known])), ...others];
    const startable = versions.filter(({ manifest }) => goneOf(roster, manifest) === undefined);
    const failed = goneOf(roster, known.manifest);
    if (startable.length === 0 && failed !== undefined) return { diagnostics: [diagnose('kernel/dependency-failed', { plugin, dependency: failed })] };
    const running = [...roster.supervisors].filter(([other]) => other !== plugin).map(([, { program }]) => program.manifest);
    const { groups, diagnostics } = resolveDependencies([...running, ...startable.map(({ manifest }) => manifest)], kernelVersion, {
      ...resolutionOptions(this.#fleet),
      first: new Set(running.map((other) => other.id)),
    });
    const found = startable.find(({ manifest }) => groups.flat().includes(manifest));
    return found === undefined ? { diagnostics: sortDiagnostics(diagnostics) } : { found, diagnostics: [] };
  }

  async #verified(found: readonly FoundPlugin[]): Promise<FoundPlugin[]> {
    const verdicts = await Promise.all(found.map((plugin) => verifyPlugin(plugin, this.#fleet.parts.loader)));
    return found.filter((_, index) => 'evidence' in (verdicts[index] ?? {}));
  }
}

/** A plugin that another cannot do without, and that was never launched. */
function goneOf(roster: Roster, { dependencies }: FoundPlugin['manifest']): string | undefined {
  return dependencies.plugins.find(({ id, optional }) => !optional && isGone(roster, id))?.id;
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
