import type { CallRecord, StreamFigures, Telemetry } from '../telemetry/telemetry.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerPolicy } from './policy.ts';

/** Calls of one entry: an entry each would cost more than a small call does. */
const CALLS_AN_ENTRY = 500;

const GATHER_MS = 100;

/** Puts calls on the ledger as its policy says, many in one entry. */
export class CallAudit implements Telemetry {
  readonly #ledger: Ledger;
  readonly #policy: Pick<LedgerPolicy, 'calls' | 'failedCalls'>;
  readonly #now: () => number;
  #calls: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(ledger: Ledger, policy: Pick<LedgerPolicy, 'calls' | 'failedCalls'>, now: () => number) {
    this.#ledger = ledger;
    this.#policy = policy;
    this.#now = now;
  }

  onCall({ plugin, operation, from, traceparent, durationMs, error, streamed }: CallRecord): void {
    const trace = traceparent.slice(3, 35);
    if (!(error !== undefined && this.#policy.failedCalls) && !isChosen(trace, this.#policy.calls)) return;
    // Who calls from outside names himself.
    const caller = from.slice(0, 100).replaceAll(/\s/gu, '_');
    this.#calls.push(
      `${this.#now()} ${caller} ${plugin}/${operation} ${durationMs.toFixed(3)} ${error ?? 'ok'} ${trace}${streamed === undefined ? '' : streamedText(streamed)}`,
    );
    if (this.#calls.length >= CALLS_AN_ENTRY) this.#hand();
    else this.#timer ??= setTimeout(() => this.#hand(), GATHER_MS).unref();
  }

  close(): Promise<void> {
    this.#hand();
    return Promise.resolve();
  }

  #hand(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const calls = this.#calls;
    if (calls.length === 0) return;
    this.#calls = [];
    this.#ledger.append({ kind: 'call', facts: { count: calls.length, calls } });
  }
}

/** Items and bytes each way, as further words of a line. */
function streamedText({ download, upload }: StreamFigures): string {
  return ` down:${download.items}/${download.bytes} up:${upload.items}/${upload.bytes}`;
}

/** Whether a trace is one of a share of all: decided by its random digits, so that every kernel decides alike. */
function isChosen(trace: string, share: number): boolean {
  if (share >= 1) return true;
  if (share <= 0) return false;
  return Number.parseInt(trace.slice(-8), 16) / 2 ** 32 < share;
}
