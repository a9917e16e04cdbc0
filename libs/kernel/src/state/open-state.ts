import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { BrokenLedgerError } from '../ledger/broken-ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { memoryLedger } from '../ledger/memory/memory-ledger.ts';
import { type LedgerOptions, openLedger } from '../ledger/sqlite/open-ledger.ts';
import type { LogBook } from '../logging/log-book.ts';
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts';
import type { StateStore } from '../storage/storage.ts';
import { lockState } from './state-lock.ts';

/** What a kernel keeps while it runs. */
export interface OpenState {
  readonly store: StateStore;
  readonly ledger: Ledger;
  /** Write, close, and give the lock back. */
  close(): void;
}

/** The state, or why it cannot be used. */
export type OpenedState = { readonly state: OpenState } | { readonly diagnostic: Diagnostic };

/**
 * Open the state in a folder, which one kernel at a time can have; in memory where there is no folder.
 * @param onWritable the ledger could not be written for a while, and can be again
 */
export function openState(
  folder: string | undefined,
  shown: string,
  now: () => number,
  log: LogBook,
  ledger?: Ledger,
  ledgerOptions: Pick<LedgerOptions, 'key' | 'policy'> = {},
  onWritable: () => void = () => undefined,
): OpenedState {
  const cleanup: (() => void)[] = [];
  const undo = (): void => {
    for (const close of cleanup.splice(0).reverse()) close();
  };
  try {
    if (folder !== undefined) {
      const unlock = lockState(folder);
      if (unlock === undefined) return { diagnostic: diagnose('kernel/state-locked', { folder: shown }) };
      cleanup.push(unlock);
    }
    const store = openSqliteStore(folder);
    cleanup.push(() => store.close());
    const book =
      ledger ??
      (folder === undefined
        ? memoryLedger(now)
        : openLedger(folder, { ...ledgerOptions, now, scrub: (text) => log.scrubber.text(text), onTrouble: toldTo(log, onWritable) }));
    cleanup.push(() => book.close());
    return { state: { store, ledger: book, close: undo } };
  } catch (error) {
    undo();
    if (error instanceof BrokenLedgerError) return { diagnostic: diagnose('kernel/ledger-broken', { entry: error.entry, reason: error.reason }) };
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostic: diagnose('kernel/state-unusable', { folder: shown, reason }) };
  }
}

/** A ledger that cannot be written, as on a full disk, is said loudly; it does not end plugins that run. */
function toldTo(log: LogBook, onWritable: () => void): (reason: string | undefined) => void {
  return (reason) => {
    if (reason === undefined) {
      log.say('info', 'the ledger can be written again');
      onWritable();
    } else log.say('error', `the ledger cannot be written: ${reason}; nothing that must stand on it is acknowledged`);
  };
}
