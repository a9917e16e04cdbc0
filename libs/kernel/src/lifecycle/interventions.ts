import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Fleet } from './fleet.ts';
import { inspect, type Inspection } from './inspection.ts';
import type { Reloader } from './reload.ts';
import type { Member } from './roster.ts';

/** What an operator can do to single plugins. Each says what kept it from being done, and stands on the ledger. */
export class Interventions {
  readonly #fleet: Fleet;
  readonly #reloader: Reloader;

  constructor(fleet: Fleet, reloader: Reloader) {
    this.#fleet = fleet;
    this.#reloader = reloader;
  }

  /** Everything about a plugin; undefined where there is none. */
  inspect(plugin: string): Inspection | undefined {
    const member = this.#fleet.roster.get(plugin);
    return member === undefined ? undefined : inspect(this.#fleet, member);
  }

  /** Take a running plugin out and freeze it. */
  quarantine(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'quarantined', ({ life, supervisor }) => {
      if (supervisor === undefined || !life.usable) return false;
      supervisor.quarantine(reason);
      return true;
    });
  }

  /** Let a quarantined plugin go on, or start it anew where nothing of it runs. */
  thaw(plugin: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'thawed', async ({ life, supervisor }) => {
      if (life.state !== 'quarantined') return false;
      if (supervisor === undefined) return this.#reloader.bringBack(plugin);
      const reason = await supervisor.thaw();
      return reason === undefined || [diagnose('kernel/start-failed', { plugin, reason })];
    });
  }

  /** End a plugin's code without asking, and leave it so. */
  kill(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'killed', ({ life, supervisor }) => {
      if (supervisor === undefined || !life.can('kill')) return false;
      supervisor.kill(reason);
      return true;
    });
  }

  /** Stop a plugin, and do not start it again, not even in another kernel, until it is enabled. */
  disable(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'disabled', async ({ life, supervisor }) => {
      if (life.usable) await supervisor?.halt(reason);
      else if (life.state === 'quarantined') await supervisor?.end();
      if (!life.try('disable', reason)) return false;
      await this.#stand(plugin, { crashes: [], standing: 'disabled', reason });
      this.#note(plugin, 'disable', reason);
      return true;
    });
  }

  /** Switch a plugin on again, and start it. */
  enable(plugin: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'enabled', async ({ life }) => {
      if (!life.try('enable')) return false;
      await this.#stand(plugin, { crashes: [] });
      this.#note(plugin, 'enable');
      return this.#reloader.bringBack(plugin);
    });
  }

  /** Stop a plugin and let this kernel forget it until it is reloaded. */
  unload(plugin: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'unloaded', async ({ life, supervisor }) => {
      if (life.usable) await supervisor?.halt('it is being unloaded');
      else if (life.state === 'quarantined') await supervisor?.end();
      if (!life.try('uninstall', 'an operator unloaded it')) return false;
      this.#note(plugin, 'unload');
      return true;
    });
  }

  async #on(plugin: string, action: string, act: (member: Member) => boolean | Diagnostic[] | Promise<boolean | Diagnostic[]>): Promise<Diagnostic[]> {
    const member = this.#fleet.roster.get(plugin);
    if (member === undefined || this.#fleet.stopping()) return [diagnose('kernel/unknown-plugin', { plugin })];
    const { state } = member.life;
    const done = await act(member);
    if (typeof done !== 'boolean') return done;
    return done ? [] : [diagnose('kernel/not-possible', { plugin, action, state })];
  }

  #stand(plugin: string, record: Parameters<Fleet['parts']['surroundings']['records']['write']>[1]): Promise<void> {
    return this.#fleet.parts.surroundings.records.write(plugin, record);
  }

  #note(plugin: string, action: string, reason?: string): void {
    this.#fleet.parts.surroundings.ledger.append({ kind: 'configure', plugin, facts: { action, ...(reason === undefined ? {} : { reason }) } });
  }
}
