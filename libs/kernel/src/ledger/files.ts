import { join } from 'node:path';

/** The files of a ledger in a state folder. */
export interface LedgerFiles {
  readonly database: string;
  /** Where the ledger stood at its last checkpoint, apart from the database, so that an older copy of that is noticed. */
  readonly head: string;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly salt: string;
  /** The form before SQLite. */
  readonly text: string;
}

export function ledgerFiles(folder: string): LedgerFiles {
  return {
    database: join(folder, 'ledger.sqlite'),
    head: join(folder, 'ledger.head'),
    privateKey: join(folder, 'ledger.key'),
    publicKey: join(folder, 'ledger.pub'),
    salt: join(folder, 'ledger.salt'),
    text: join(folder, 'ledger.jsonl'),
  };
}
