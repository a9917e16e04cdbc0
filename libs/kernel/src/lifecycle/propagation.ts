import { startOrder } from '../resolution/order.ts';
import type { Fleet } from './fleet.ts';
import type { Step } from './life.ts';
import { lossRule, type LossRule } from './lifecycle-options.ts';
import type { Supervisor } from './supervisor.ts';

/** Carries the loss of a plugin to those that depend on it, and its return. */
export class Propagation {
  readonly #fleet: () => Fleet | undefined;
  readonly #resume: (plugin: string) => void;
  /** Plugins that were stopped because they lost something. */
  readonly #felled = new Set<string>();
  readonly #lost = new Set<string>();
  #work: Promise<void> = Promise.resolve();

  /** @param resume starts a plugin that never came as far as being launched, in its turn and where nothing is missing any more */
  constructor(fleet: () => Fleet | undefined, resume: (plugin: string) => void) {
    this.#fleet = fleet;
    this.#resume = resume;
  }

  /** A plugin took a step; what follows for others follows later, one after the other. */
  onStep(plugin: string, { to, reason }: Step): void {
    if (to === 'ready' || to === 'degraded') this.#then(() => this.#returned(plugin));
    // A stop without a reason is part of an exchange.
    else if (to === 'failed' || to === 'quarantined' || to === 'disabled' || to === 'uninstalled' || (to === 'stopped' && reason !== undefined))
      this.#then((fleet) => this.#wentAway(fleet, plugin, to));
  }

  /** Resolves when every consequence so far has been drawn. */
  settled(): Promise<void> {
    return this.#work;
  }

  #then(work: (fleet: Fleet) => Promise<void> | void): void {
    this.#work = this.#work.then(async () => {
      const fleet = this.#fleet();
      if (fleet !== undefined && !fleet.stopping()) await work(fleet);
    });
  }

  async #wentAway(fleet: Fleet, plugin: string, state: string): Promise<void> {
    if (this.#lost.has(plugin) || fleet.roster.supervisors.get(plugin)?.usable === true) return;
    this.#lost.add(plugin);
    for (const supervisor of dependents(fleet, plugin, 'continue')) {
      const reason = `${plugin}, which it uses, is ${state}`;
      supervisor.ailments.add(`needs ${plugin}`, reason);
      fleet.parts.surroundings.log.say('warn', `${supervisor.id} goes on without ${plugin}, which is ${state}`, supervisor.id);
    }
    for (const supervisor of fallingWith(fleet, plugin)) {
      if (!supervisor.usable) continue;
      const reason = `${plugin}, which it needs, is ${state}`;
      this.#felled.add(supervisor.id);
      fleet.parts.surroundings.log.say('error', `${supervisor.id} is stopped: ${reason}`, supervisor.id);
      await supervisor.halt(reason);
    }
  }

  async #returned(plugin: string): Promise<void> {
    const fleet = this.#fleet();
    this.#felled.delete(plugin);
    if (fleet === undefined) return;
    for (const waiting of fleet.roster.waiting)
      if (fleet.roster.get(waiting)?.found.manifest.dependencies.plugins.some(({ id }) => id === plugin) === true) this.#resume(waiting);
    if (!this.#lost.delete(plugin)) return;
    for (const supervisor of dependents(fleet, plugin, 'continue')) supervisor.ailments.remove(`needs ${plugin}`);
    for (const supervisor of dependents(fleet, plugin, 'fail-fast')) {
      const { id, life, program } = supervisor;
      const whole = program.manifest.dependencies.plugins.every(
        (dependency) => ruleOf(fleet, supervisor, dependency.id) !== 'fail-fast' || fleet.roster.supervisors.get(dependency.id)?.usable === true,
      );
      if (!this.#felled.has(id) || life.state !== 'stopped' || !whole) continue;
      fleet.parts.surroundings.log.say('info', `${id} is started again: ${plugin} is back`, id);
      await supervisor.start();
    }
  }
}

function ruleOf({ options }: Fleet, { id, program }: Supervisor, dependency: string): LossRule | undefined {
  const edge = program.manifest.dependencies.plugins.find((candidate) => candidate.id === dependency);
  return edge === undefined ? undefined : lossRule(options.lifecycle ?? {}, id, dependency, edge.optional);
}

/** Those that depend on a plugin by such an edge, in order of their ids. */
function dependents(fleet: Fleet, plugin: string, rule: LossRule): Supervisor[] {
  return [...fleet.roster.supervisors.values()].filter((supervisor) => ruleOf(fleet, supervisor, plugin) === rule).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Everybody who falls with a plugin, nobody before those that depend on it. */
function fallingWith(fleet: Fleet, plugin: string): Supervisor[] {
  const found = new Map<string, Supervisor>();
  const left = [plugin];
  for (let id = left.pop(); id !== undefined; id = left.pop())
    for (const supervisor of dependents(fleet, id, 'fail-fast')) {
      if (found.has(supervisor.id)) continue;
      found.set(supervisor.id, supervisor);
      left.push(supervisor.id);
    }
  const started = startOrder(new Map([...found].map(([id, { program }]) => [id, program.manifest])));
  return started
    .flat()
    .reverse()
    .flatMap(({ id }) => found.get(id) ?? []);
}
