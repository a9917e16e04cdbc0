import { existsSync } from 'node:fs';
import type { Link } from '../chain.ts';
import { type LedgerFiles, ledgerFiles } from '../files.ts';
import type { LedgerEntry } from '../ledger.ts';
import { openVerifyingKey } from '../secrets.ts';
import { BlockStore, linesOf } from '../sqlite/block-store.ts';
import { readHead } from '../sqlite/open-ledger.ts';
import { inspect, type LedgerEvidence, type LedgerReport } from './inspect.ts';

/** How a ledger is checked. */
export interface VerifyOptions {
  /** Ed25519 key as PEM, public or private; the one in the folder where absent, which proves less: whoever can write the folder has it. */
  readonly key?: string;
  /** Entries that somebody noted down elsewhere. */
  readonly anchors?: readonly Link[];
}

/** Whether a state folder has a ledger. */
export function hasLedger(folder: string): boolean {
  const files = ledgerFiles(folder);
  return existsSync(files.database) || existsSync(files.head);
}

/**
 * Check the ledger in a state folder, which no kernel needs to have open.
 * @throws Error where the key is none
 */
export function verifyLedger(folder: string, options: VerifyOptions = {}, onEntry?: (entry: LedgerEntry, line: string) => void): LedgerReport {
  const files = ledgerFiles(folder);
  const opened = openReadOnly(files);
  try {
    return inspect(evidenceOf(files, opened, options), onEntry);
  } finally {
    opened.store?.close();
  }
}

/** A ledger opened to be read, or why it cannot be. */
interface Opened {
  readonly store?: BlockStore;
  readonly failure?: Error;
}

function openReadOnly({ database }: LedgerFiles): Opened {
  if (!existsSync(database)) return {};
  try {
    return { store: new BlockStore(database, true) };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

function evidenceOf(files: LedgerFiles, { store, failure }: Opened, options: VerifyOptions): LedgerEvidence {
  const marked = (name: 'head' | 'origin'): ReturnType<BlockStore['marked']> => {
    try {
      return store?.marked(name);
    } catch {
      return undefined;
    }
  };
  return {
    lines: linesIn(store, failure),
    origin: marked('origin'),
    heads: [marked('head'), readHead(files.head)].filter((head) => head !== undefined),
    key: openVerifyingKey(files, options.key),
    ...(options.anchors === undefined ? {} : { anchors: options.anchors }),
  };
}

function* linesIn(store: BlockStore | undefined, failure: Error | undefined): Generator<string> {
  if (failure !== undefined) throw failure;
  if (store === undefined) return;
  for (const block of store.blocksAfter(0)) yield* linesOf(block);
}
