import { renameSync } from 'node:fs';
import { readIfThere } from '../../storage/read-if-there.ts';
import type { LedgerFiles } from '../files.ts';
import { parseLedger } from '../jsonl.ts';
import { entryOf, lineOf } from '../entry-line.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { SigningKey } from '../signing/signing-key.ts';
import { signLink } from '../signing/statement.ts';
import { type BlockStore, linesOf } from './block-store.ts';
import { blocksOf } from './blocks-of.ts';

/** What was taken over. */
export interface Adopted {
  readonly entries: number;
  /** A last line that was cut off was left behind. */
  readonly torn: boolean;
}

/**
 * Take over the entries of a ledger that was kept as text, chain and hashes unchanged; the file is renamed when they are on the disk. Undefined
 * where there is nothing to take over.
 * @throws BrokenLedgerError where the text is broken
 */
export function migrateText(store: BlockStore, files: LedgerFiles, key: SigningKey, now: number): Adopted | undefined {
  const text = readIfThere(files.text);
  if (text === undefined) return undefined;
  const { entries, torn } = parseLedger(text);
  const last = entries.at(-1);
  const begun = store.firstAfter(0)?.first;
  if (begun === undefined && last !== undefined) {
    store.transaction('full', () => {
      for (const block of blocksOf(entries.map((entry) => ({ entry, line: lineOf(entry) })))) store.insert(block);
      store.mark('head', signLink(key, 'head', last, now));
    });
  } else if (last !== undefined && !holds(store, last)) {
    // A database that began by itself: two chains cannot become one, so the text stays where it is.
    return undefined;
  }
  renameSync(files.text, `${files.text}.migrated`);
  return last === undefined || begun !== undefined ? undefined : { entries: entries.length, torn };
}

/** Whether an entry was taken over before a crash kept the file from being renamed. */
function holds(store: BlockStore, entry: LedgerEntry): boolean {
  const block = store.firstAfter(entry.seq - 1);
  return block !== undefined && linesOf(block).some((line) => entryOf(line)?.hash === entry.hash);
}
