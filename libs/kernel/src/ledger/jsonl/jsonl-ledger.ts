import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { findBreak, nextEntry } from '../chain.ts';
import type { Ledger, LedgerEntry } from '../ledger.ts';

/** A ledger that cannot be continued, because its past was tampered with. */
export class BrokenLedgerError extends Error {
  readonly entry: number;
  readonly reason: string;

  constructor(entry: number, reason: string) {
    super(`the ledger is broken at entry ${String(entry)}: ${reason}`);
    this.entry = entry;
    this.reason = reason;
  }
}

/** Read the entries of a ledger's text; the last line may be cut off, as a crash leaves it. */
export function parseLedger(text: string): { readonly entries: readonly LedgerEntry[]; readonly wholeBytes: number; readonly torn: boolean } {
  const end = text.lastIndexOf('\n') + 1;
  const whole = text.slice(0, end);
  const entries = whole
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      try {
        return JSON.parse(line) as LedgerEntry;
      } catch {
        throw new BrokenLedgerError(index + 1, 'it is not JSON');
      }
    });
  return { entries, wholeBytes: Buffer.byteLength(whole), torn: end < text.length };
}

/**
 * A ledger in a file, one entry a line, each on the disk before `append` returns. A line that a crash cut off is removed, and that is recorded.
 * @throws BrokenLedgerError where an entry does not continue the chain
 */
export function jsonlLedger(file: string, now: () => number = Date.now): Ledger {
  const descriptor = openSync(file, 'a+', 0o600);
  try {
    const { entries: past, wholeBytes, torn } = parseLedger(readFileSync(file, 'utf8'));
    const broken = findBreak(past);
    if (broken !== undefined) throw new BrokenLedgerError(broken.entry, broken.reason);
    if (torn) ftruncateSync(descriptor, wholeBytes);
    const entries = [...past];
    const ledger: Ledger = {
      append(event): void {
        const entry = nextEntry(event, entries.at(-1), now());
        writeSync(descriptor, `${JSON.stringify(entry)}\n`);
        fsyncSync(descriptor);
        entries.push(entry);
      },
      entries: () => entries,
      close: () => closeSync(descriptor),
    };
    if (torn) ledger.append({ kind: 'recover', facts: { reason: 'an entry was cut off' } });
    return ledger;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
