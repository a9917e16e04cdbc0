import type { Ledger } from '../ledger/ledger.ts';
import type { LogBook } from '../logging/log-book.ts';

/** The same denial is recorded once in this time: a plugin must not fill the disk by asking again and again. */
const QUIET_MS = 60_000;

/** Records what plugins were refused, in the ledger and in the log. */
export class Denials {
  readonly #ledger: Ledger;
  readonly #log: LogBook;
  readonly #now: () => number;
  readonly #recorded = new Map<string, number>();

  constructor(ledger: Ledger, log: LogBook, now: () => number) {
    this.#ledger = ledger;
    this.#log = log;
    this.#now = now;
  }

  record(plugin: string, method: string, reason: string): void {
    // What a plugin asks for is its own text, so it is cut before it is kept.
    const shown = method.slice(0, 200);
    const key = `${plugin} ${shown}`;
    const now = this.#now();
    if (now - (this.#recorded.get(key) ?? -Infinity) < QUIET_MS) return;
    if (this.#recorded.size > 10_000) this.#recorded.clear();
    this.#recorded.set(key, now);
    this.#ledger.append({ kind: 'deny', plugin, facts: { method: shown, reason } });
    this.#log.say('warn', `${plugin} was refused ${shown}: ${reason}`, plugin);
  }
}
