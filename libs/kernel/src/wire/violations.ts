import { violationAnswers, type ViolationCode } from '@plugwright/sdk/wire';
import type { Ledger } from '../ledger/ledger.ts';
import type { LogBook } from '../logging/log-book.ts';

/** Ignored violations of one plugin and name are one entry in this time: a plugin must not fill the disk by them. */
const QUIET_MS = 60_000;

interface Gathered {
  at: number;
  /** Those since the last entry. */
  repeats: number;
}

/** Records how plugins breached the wire protocol, in the ledger and in the log. */
export class Violations {
  readonly #ledger: Pick<Ledger, 'append'>;
  readonly #log: Pick<LogBook, 'say'>;
  readonly #now: () => number;
  readonly #gathered = new Map<string, Gathered>();
  readonly #counts = new Map<string, number>();

  constructor(ledger: Pick<Ledger, 'append'>, log: Pick<LogBook, 'say'>, now: () => number) {
    this.#ledger = ledger;
    this.#log = log;
    this.#now = now;
  }

  /** How often a plugin breached the protocol since the start. */
  of(plugin: string): number {
    return this.#counts.get(plugin) ?? 0;
  }

  record(plugin: string, violation: ViolationCode, reason: string): void {
    this.#counts.set(plugin, this.of(plugin) + 1);
    const action = violationAnswers[violation];
    const key = `${plugin} ${violation}`;
    const now = this.#now();
    const gathered = this.#gathered.get(key);
    if (action === 'ignore' && gathered !== undefined && now - gathered.at < QUIET_MS) {
      gathered.repeats += 1;
      return;
    }
    const repeats = gathered?.repeats ?? 0;
    this.#gathered.set(key, { at: now, repeats: 0 });
    // The reason may quote what a plugin sent.
    const shown = reason.slice(0, 200);
    this.#ledger.append({ kind: 'violation', plugin, facts: { violation, action, reason: shown, ...(repeats === 0 ? {} : { repeats }) } });
    this.#log.say('warn', `${plugin} breached the protocol (${violation}): ${shown}`, plugin, { violation });
  }
}
