import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { beginning } from '../chain.ts';
import { ledgerFiles } from '../files.ts';
import { LedgerUnwritableError } from '../ledger.ts';
import { defaultLedgerPolicy } from '../policy.ts';
import { Discretion } from '../privacy/discretion.ts';
import { verifyLedger } from '../recovery/ledger-folder.ts';
import { newPrivateKey, signingKey } from '../signing/signing-key.ts';
import { BlockStore, type Durability } from './block-store.ts';
import { openLedger } from './open-ledger.ts';
import { SqliteLedger } from './sqlite-ledger.ts';

const DAY_MS = 86_400_000;

describe('a clock that is set back', () => {
  it('keeps no checkpoint from being made', async () => {
    const folder = temporaryFolder();
    let now = 100 * DAY_MS;
    const ledger = openLedger(folder, { now: () => now, policy: { checkpointMs: 1_000 } });
    now -= 50 * DAY_MS;
    ledger.append({ kind: 'load', plugin: 'a' });
    await ledger.flush();
    expect(ledger.entries().map(({ kind }) => kind)).toEqual(['load', 'checkpoint']);
    ledger.close();
    expect(verifyLedger(folder).problem).toBeUndefined();
  });

  it('keeps nothing from being dropped that is too old', async () => {
    let now = 100 * DAY_MS;
    const ledger = openLedger(temporaryFolder(), { now: () => now, policy: { retentionMs: 10 * DAY_MS } });
    const day = async (at: number, plugin: string): Promise<void> => {
      now = at * DAY_MS;
      ledger.append({ kind: 'load', plugin });
      await ledger.flush();
    };
    await day(20, 'early');
    await day(100, 'ahead of its time');
    await day(25, 'back');
    await day(40, 'late');
    expect(ledger.entries({ kind: 'load' }).map(({ plugin }) => plugin)).toEqual(['ahead of its time', 'back', 'late']);
    ledger.close();
  });
});

describe('a key that is not that of the ledger', () => {
  it('is refused, and the public key stays what it was', () => {
    const folder = temporaryFolder();
    const first = openLedger(folder, { key: newPrivateKey() });
    first.append({ kind: 'kernel-start' });
    first.close();
    const before = readFileSync(join(folder, 'ledger.pub'), 'utf8');
    expect(() => openLedger(folder, { key: newPrivateKey() })).toThrow(/signed by the key/);
    expect(readFileSync(join(folder, 'ledger.pub'), 'utf8')).toBe(before);
    expect(verifyLedger(folder).problem).toBeUndefined();
  });
});

/** A database whose disk is full for as long as one likes. */
class FullStore extends BlockStore {
  full = true;

  override transaction(durability: Durability, run: () => void): void {
    if (this.full) throw new Error('database or disk is full');
    super.transaction(durability, run);
  }
}

describe('a full disk', () => {
  it('has nothing acknowledged that there was no room for, even when it has room again', async () => {
    const folder = temporaryFolder();
    const store = new FullStore(join(folder, 'ledger.sqlite'));
    const ledger = new SqliteLedger(store, beginning, {
      key: signingKey(newPrivateKey()),
      discretion: new Discretion(Buffer.from('salt')),
      policy: defaultLedgerPolicy,
      headFile: ledgerFiles(folder).head,
      now: () => 1,
      onTrouble: () => undefined,
    });
    ledger.append({ kind: 'load', plugin: 'kept' });
    await expect(ledger.flush()).rejects.toBeInstanceOf(LedgerUnwritableError);
    for (let count = 0; count < 60_000; count += 1) ledger.append({ kind: 'deny', plugin: 'noisy' });
    ledger.append({ kind: 'grant', plugin: 'lost' });
    const acknowledged = ledger.flush();
    store.full = false;
    await expect(acknowledged).rejects.toBeInstanceOf(LedgerUnwritableError);
    ledger.append({ kind: 'grant', plugin: 'again' });
    await ledger.flush();
    expect(ledger.entries({ kind: 'grant' }).map(({ plugin }) => plugin)).toEqual(['again']);
    expect(ledger.entries({ kind: 'recover' }).map(({ facts }) => facts?.['dropped'])).toEqual([10_002]);
    ledger.close();
  });
});
