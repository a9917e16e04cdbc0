import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Configuration } from '../config/configuration.ts';
import type { LifeRecord } from '../failure/life-records.ts';
import { reasonOf } from './failed-launch.ts';
import type { Fleet } from './fleet.ts';
import { inspect, type Inspection } from './inspection.ts';
import type { Reloader } from './reload.ts';
import type { Member } from './roster.ts';
import type { Turns } from './turns.ts';
import { unkept } from './unkept.ts';

/** Does something to a plugin: findings, or whether its state allowed it. */
type Act = (member: Member) => boolean | Diagnostic[] | Promise<boolean | Diagnostic[]>;

/** What an operator can do to single plugins. Each says what kept it from being done, and stands on the ledger. */
export class Interventions {
  readonly #fleet: Fleet;
  readonly #reloader: Reloader;
  readonly #turns: Turns;

  constructor(fleet: Fleet, reloader: Reloader, turns: Turns) {
    this.#fleet = fleet;
    this.#reloader = reloader;
    this.#turns = turns;
  }

  /** Everything about a plugin; undefined where there is none. */
  inspect(plugin: string): Inspection | undefined {
    const member = this.#fleet.roster.get(plugin);
    return member === undefined ? undefined : inspect(this.#fleet, member);
  }

  /** Read a plugin again, and run what it is now. */
  reload(plugin: string): Promise<Diagnostic[]> {
    return this.#turns.take(plugin, () => this.#reloader.reload(plugin));
  }

  /** Start a plugin that was left out for want of another one, which is back. */
  resume(plugin: string): Promise<Diagnostic[]> {
    return this.#turns.take(plugin, () => this.#reloader.resume(plugin));
  }

  /** Give a plugin another configuration, its program as it is. */
  reconfigure(plugin: string, configuration: Configuration): Promise<Diagnostic[]> {
    return this.#turns.take(plugin, () => this.#reloader.reload(plugin, configuration));
  }

  // These two do not wait for their turn: they are there to end whatever goes wrong.

  /** Take a running plugin out and freeze it. */
  quarantine(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'quarantined', async ({ life, supervisor }) => {
      if (supervisor === undefined || !life.usable) return false;
      supervisor.quarantine(reason);
      return unkept(plugin, supervisor.tally.recorded);
    });
  }

  /** End a plugin's code without asking, and leave it so. */
  kill(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#on(plugin, 'killed', async ({ life, supervisor }) => {
      if (supervisor === undefined || !life.can('kill')) return false;
      supervisor.kill(reason);
      return unkept(plugin, supervisor.tally.recorded);
    });
  }

  /** Let a quarantined plugin go on, or start it anew where nothing of it runs. */
  thaw(plugin: string): Promise<Diagnostic[]> {
    return this.#inTurn(plugin, 'thawed', async ({ life, supervisor }) => {
      if (life.state !== 'quarantined') return false;
      if (supervisor === undefined) return this.#reloader.bringBack(plugin);
      const reason = await supervisor.thaw();
      const findings = await unkept(plugin, supervisor.tally.recorded);
      return reason === undefined ? findings : [...findings, diagnose('kernel/start-failed', { plugin, reason })];
    });
  }

  /** Stop a plugin, and do not start it again, not even in another kernel, until it is enabled. */
  disable(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#inTurn(plugin, 'disabled', async ({ life, supervisor }) => {
      if (life.usable) await supervisor?.halt(reason);
      else if (life.state === 'quarantined') await supervisor?.end();
      if (!life.try('disable', reason)) return false;
      this.#note(plugin, 'disable', reason);
      return this.#stand(plugin, { crashes: [], standing: 'disabled', reason });
    });
  }

  /** Switch a plugin on again, and start it. */
  enable(plugin: string): Promise<Diagnostic[]> {
    return this.#inTurn(plugin, 'enabled', async ({ life }) => {
      if (!life.try('enable')) return false;
      this.#note(plugin, 'enable');
      return [...(await this.#stand(plugin, { crashes: [] })), ...(await this.#reloader.bringBack(plugin))];
    });
  }

  /** Stop a plugin and let this kernel forget it until it is reloaded. */
  unload(plugin: string): Promise<Diagnostic[]> {
    return this.#inTurn(plugin, 'unloaded', async ({ life, supervisor }) => {
      if (life.usable) await supervisor?.halt('it is being unloaded');
      else if (life.state === 'quarantined') await supervisor?.end();
      if (!life.try('uninstall', 'an operator unloaded it')) return false;
      this.#note(plugin, 'unload');
      return true;
    });
  }

  #inTurn(plugin: string, action: string, act: Act): Promise<Diagnostic[]> {
    return this.#turns.take(plugin, () => this.#on(plugin, action, act));
  }

  async #on(plugin: string, action: string, act: Act): Promise<Diagnostic[]> {
    const member = this.#fleet.roster.get(plugin);
    if (member === undefined || this.#fleet.stopping()) return [diagnose('kernel/unknown-plugin', { plugin })];
    const { state } = member.life;
    const done = await act(member);
    if (typeof done !== 'boolean') return done;
    return done ? [] : [diagnose('kernel/not-possible', { plugin, action, state })];
  }

  #stand(plugin: string, record: LifeRecord): Promise<Diagnostic[]> {
    const { records } = this.#fleet.parts.surroundings;
    return unkept(
      plugin,
      records.write(plugin, record).then(() => undefined, reasonOf),
    );
  }

  #note(plugin: string, action: string, reason?: string): void {
    this.#fleet.parts.surroundings.ledger.append({ kind: 'configure', plugin, facts: { action, ...(reason === undefined ? {} : { reason }) } });
  }
}
