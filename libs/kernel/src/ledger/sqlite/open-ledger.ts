import { BrokenLedgerError } from '../broken-ledger.ts';
import { beginning, breakAt, type Link } from '../chain.ts';
import { entryOf } from '../entry-line.ts';
import { readIfThere } from '../../storage/read-if-there.ts';
import { ledgerFiles } from '../files.ts';
import { defaultLedgerPolicy, type LedgerPolicy } from '../policy.ts';
import { Discretion } from '../privacy/discretion.ts';
import { openSecrets, publishKey } from '../secrets.ts';
import { readSignedLink, type SignedLink } from '../signing/statement.ts';
import { type Block, BlockStore, linesOf, linkOf } from './block-store.ts';
import { migrateText } from './migrate-text.ts';
import { SqliteLedger } from './sqlite-ledger.ts';

/** How a ledger in a folder is opened. */
export interface LedgerOptions {
  readonly policy?: Partial<LedgerPolicy>;
  /** Private Ed25519 key as PEM; one is made and kept in the folder where absent. */
  readonly key?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Takes known secrets out of a text. */
  readonly scrub?: (text: string) => string;
  /** Hear that it cannot be written, with the reason, and that it can be again, without one. */
  readonly onTrouble?: (reason: string | undefined) => void;
}

/** Entries at the end that are checked at each opening; `ledger verify` checks all. */
const CHECKED_AT_OPENING = 2_000;

/**
 * Open the ledger of a state folder, or begin one; a ledger of the form before (`ledger.jsonl`) is taken over with its chain.
 * @throws BrokenLedgerError where its end does not hold together, or is not where it was
 * @throws Error where the folder or its files cannot be used
 */
export function openLedger(folder: string, options: LedgerOptions = {}): SqliteLedger {
  const files = ledgerFiles(folder);
  const now = options.now ?? Date.now;
  const { key, salt } = openSecrets(files, options.key);
  const store = new BlockStore(files.database);
  try {
    const signer = store.marked('head')?.key ?? key.id;
    if (signer !== key.id)
      throw new Error(`the ledger is signed by the key ${signer} and not by ${key.id}; give it its key, or put ledger.* aside to begin another`);
    publishKey(files, key);
    const adopted = migrateText(store, files, key, now());
    const last = checkedEnd(store, readHead(files.head));
    const ledger = new SqliteLedger(store, last, {
      key,
      now,
      headFile: files.head,
      discretion: new Discretion(salt, options.scrub),
      policy: { ...defaultLedgerPolicy, ...options.policy },
      onTrouble: options.onTrouble ?? ((): void => undefined),
    });
    if (adopted !== undefined) ledger.append({ kind: 'migrate', facts: { from: 'ledger.jsonl', count: adopted.entries, repeats: adopted.torn ? 1 : 0 } });
    return ledger;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Where the ledger stood at its last checkpoint, by the file beside it. */
export function readHead(file: string): SignedLink | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return readSignedLink(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The end of the chain, after the last entries were looked at and the heads were found in it. */
function checkedEnd(store: BlockStore, fileHead: SignedLink | undefined): Link {
  const heads = [store.marked('head'), fileHead].filter((head) => head !== undefined);
  const oldest = Math.min(...heads.map(({ seq }) => seq));
  let end: Link = store.marked('origin') ?? beginning;
  let checking = false;
  let seen = 0;
  const found = new Map<number, string>([[end.seq, end.hash]]);
  for (const block of lastBlocks(store, Number.isFinite(oldest) ? oldest : undefined)) {
    for (const line of linesOf(block)) {
      const entry = entryOf(line);
      const expected = seen === 0 ? block.first : end.seq + 1;
      if (entry === undefined) throw new BrokenLedgerError(expected, 'it is not an entry');
      // The first one looked at continues one that is not looked at, unless it is the first of all.
      const before = checking || entry.seq === end.seq + 1 ? end : { seq: entry.seq - 1, hash: entry.previous };
      const broken = breakAt(entry, before);
      if (broken !== undefined) throw new BrokenLedgerError(broken.entry, broken.reason);
      end = linkOf(entry);
      found.set(end.seq, end.hash);
      checking = true;
      seen += 1;
    }
  }
  for (const { seq, hash } of heads) {
    if (seq > end.seq) throw new BrokenLedgerError(end.seq + 1, `the entries up to ${seq} are missing`);
    if (found.has(seq) && found.get(seq) !== hash) throw new BrokenLedgerError(seq, 'it is another entry than was signed');
  }
  return end;
}

/** The blocks at the end, oldest first: those with the last entries, and all since the older head. */
function lastBlocks(store: BlockStore, since: number | undefined): readonly Block[] {
  const blocks: Block[] = [];
  let entries = 0;
  for (const block of store.blocksBackwards()) {
    blocks.push(block);
    entries += block.last - block.first + 1;
    if (entries >= CHECKED_AT_OPENING && (since === undefined || block.first <= since)) break;
  }
  return blocks.reverse();
}
