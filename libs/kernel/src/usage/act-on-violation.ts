import type { Ledger } from '../ledger/ledger.ts';
import type { Instance } from '../lifecycle/instance.ts';
import { concurrencyOf } from '../lifecycle/program.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import type { Flood, LogBook } from '../logging/log-book.ts';
import type { UsageActions, Violation } from './plugin-usage.ts';

/** The same is told once in this time: a plugin at the edge of its limit must not fill the disk. */
const QUIET_MS = 60_000;

const words = {
  warn: 'is near its limit',
  throttle: 'is above its limit and is held back',
  freeze: 'is above its limit and was frozen',
  kill: 'is above its limit and was ended',
  thaw: 'is not above its limit any more and goes on, held back',
  release: 'is well below its limit again',
} as const;

const kinds = { warn: 'violation', throttle: 'throttle', freeze: 'freeze', kill: 'kill', thaw: 'thaw', release: 'thaw' } as const;

/** What an operator froze stays frozen. */
function letGo({ life }: Supervisor, instance: Instance): void {
  if (life.serves) instance.thaw();
}

/** Holds back, freezes and ends plugins that take more than they may, and tells the log and the ledger. */
export class ViolationActs implements UsageActions {
  readonly #log: LogBook;
  readonly #ledger: Ledger;
  readonly #now: () => number;
  readonly #told = new Map<string, number>();

  constructor(log: LogBook, ledger: Ledger, now: () => number) {
    this.#log = log;
    this.#ledger = ledger;
    this.#now = now;
  }

  act(supervisor: Supervisor, instance: Instance, violation: Violation): void {
    const { kind, step, used, limit, unit } = violation;
    const { id } = supervisor;
    const amount = `${String(Math.round(used))} of ${String(Math.round(limit))} ${unit}`;
    switch (step) {
      case 'throttle':
        // Processor time is held back by the sampler itself; of the others calls make more.
        if (kind !== 'cpu') supervisor.admission.resize(1, supervisor.gates().length);
        break;
      case 'freeze':
        instance.freeze();
        break;
      case 'kill':
        instance.kill(`it took ${amount}`);
        break;
      case 'thaw':
        letGo(supervisor, instance);
        break;
      case 'release':
        letGo(supervisor, instance);
        supervisor.admission.resize(concurrencyOf(supervisor.program.manifest), supervisor.gates().length);
        break;
      case 'warn':
        break;
    }
    // What ended a plugin is always told; it cannot come often, because restarts have a budget.
    if (step !== 'kill' && this.#quiet(`${id} ${kind} ${step}`)) return;
    const told = step === 'warn' && used > limit ? 'is above its limit, and its isolation cannot hold it back' : words[step];
    this.#log.say(step === 'kill' || step === 'freeze' ? 'error' : 'warn', `${id} ${told}: ${amount}`, id);
    this.#ledger.append({ kind: kinds[step], plugin: id, facts: { resource: kind, used: Math.round(used), limit: Math.round(limit), action: step } });
  }

  /** A call was refused that an operator's rate or size does not admit. */
  refused(plugin: string, operation: string, limit: string): void {
    if (this.#quiet(`${plugin}/${operation} ${limit}`)) return;
    this.#log.say('warn', `calls of ${plugin}/${operation} are refused: more than ${limit}`, plugin);
    this.#ledger.append({ kind: 'violation', plugin, facts: { operation, limit, action: 'refuse' } });
  }

  /** A stream goes no faster than an operator's rate admits. */
  held(plugin: string, operation: string, limit: string): void {
    if (this.#quiet(`${plugin}/${operation} ${limit}`)) return;
    this.#log.say('warn', `streams of ${plugin}/${operation} are held up: more than ${limit}`, plugin);
    this.#ledger.append({ kind: 'throttle', plugin, facts: { operation, limit, action: 'hold' } });
  }

  /** A plugin writes more than it may, and what is too much is dropped; the log itself says how much that is. */
  flooded(plugin: string, flood: Flood): void {
    if (!this.#quiet(`${plugin} ${flood} flood`)) this.#ledger.append({ kind: 'throttle', plugin, facts: { resource: flood, action: 'drop' } });
  }

  #quiet(key: string): boolean {
    const now = this.#now();
    if (now - (this.#told.get(key) ?? -Infinity) < QUIET_MS) return true;
    this.#told.set(key, now);
    return false;
  }
}
