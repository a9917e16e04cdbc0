import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { seal, type SealedEntry } from '../chain.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import { ledgerFiles, type LedgerFiles } from '../files.ts';
import { openSecrets, publishKey } from '../secrets.ts';
import { checkpointEvent } from '../signing/checkpoint.ts';
import { signLink, type SignedLink } from '../signing/statement.ts';
import { BlockStore } from '../sqlite/block-store.ts';
import { blocksOf } from '../sqlite/blocks-of.ts';
import { lockState } from '../../state/state-lock.ts';
import type { LedgerProblem, LedgerReport } from './inspect.ts';
import { verifyLedger, type VerifyOptions } from './ledger-folder.ts';

/** What a repair did. */
export interface Repair {
  /** What was found before. */
  readonly report: LedgerReport;
  /** Name of the file in the state folder that the whole former ledger lies in; undefined where nothing was wrong. */
  readonly moved?: string;
  /** Entries that the ledger goes on from. */
  readonly kept: number;
}

/** How a ledger is repaired. */
export interface RepairOptions extends VerifyOptions {
  /** Private Ed25519 key as PEM that signs the repair; the one in the folder where absent. */
  readonly signingKey?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** A ledger that is being written cannot be repaired. */
export class LedgerInUseError extends Error {
  constructor() {
    super('a kernel has it open');
  }
}

/**
 * Make a ledger that can be continued out of a broken one: the longest part from its beginning that holds together is kept, the whole former file
 * is put aside, and that this was done is the next entry, signed. Nothing is changed where nothing is wrong. No kernel may have it open.
 * @throws LedgerInUseError where a kernel has it open
 * @throws Error where the key is none, or the folder cannot be written
 */
export function repairLedger(folder: string, options: RepairOptions = {}): Repair {
  const unlock = lockState(folder);
  if (unlock === undefined) throw new LedgerInUseError();
  try {
    return repairUnlocked(folder, options);
  } finally {
    unlock();
  }
}

function repairUnlocked(folder: string, options: RepairOptions): Repair {
  const kept: SealedEntry[] = [];
  const report = verifyLedger(folder, options, (entry, line) => kept.push({ entry, line }));
  if (report.problem === undefined) return { report, kept: kept.length };
  const files = ledgerFiles(folder);
  const at = (options.now ?? Date.now)();
  const { key } = openSecrets(files, options.signingKey);
  publishKey(files, key);
  const good = trusted(kept, report.problem);
  const origin = originOf(files);
  const moved = putAside(files, good.at(-1)?.entry.seq ?? 0);
  const start = origin ?? { seq: 0, hash: '0'.repeat(64) };
  const recovery = seal(
    { kind: 'recover', facts: { reason: report.problem.reason, violation: report.problem.kind, before: report.problem.entry, moved } },
    good.at(-1)?.entry ?? start,
    at,
  );
  const checkpoint = seal(checkpointEvent(key, recovery.entry, at), recovery.entry, at);
  const head = signLink(key, 'head', checkpoint.entry, at);
  const fresh = `${files.database}.repaired`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${fresh}${suffix}`, { force: true });
  const store = new BlockStore(fresh);
  store.transaction('full', () => {
    for (const block of blocksOf([...good, recovery, checkpoint])) store.insert(block);
    store.mark('head', head);
    if (origin !== undefined) store.mark('origin', signLink(key, 'origin', origin, at));
  });
  store.close();
  // A write-ahead log of the former database would be read into the new one.
  for (const suffix of ['-wal', '-shm']) rmSync(`${files.database}${suffix}`, { force: true });
  renameSync(fresh, files.database);
  replaceFile(files.head, `${JSON.stringify(head)}\n`, 0o600);
  return { report, moved, kept: good.length };
}

/** Where the chain was made anew, it holds together and cannot be trusted since the last signature. */
function trusted(kept: readonly SealedEntry[], problem: LedgerProblem): readonly SealedEntry[] {
  return kept.filter(({ entry }) => entry.seq < problem.entry);
}

function originOf({ database }: LedgerFiles): SignedLink | undefined {
  let store: BlockStore | undefined;
  try {
    store = new BlockStore(database, true);
    return store.marked('origin');
  } catch {
    return undefined;
  } finally {
    store?.close();
  }
}

function putAside({ database }: LedgerFiles, last: number): string {
  let name = `${database}.broken-after-${last}`;
  for (let copy = 2; existsSync(name); copy += 1) name = `${database}.broken-after-${last}-${copy}`;
  for (const suffix of ['', '-wal']) if (existsSync(`${database}${suffix}`)) copyFileSync(`${database}${suffix}`, `${name}${suffix}`);
  return basename(name);
}
