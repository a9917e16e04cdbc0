import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, writeSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, type LedgerEvent } from '@plugwright/kernel';
import type { BenchParts, Figure } from '../figure.ts';
import { interleave, type Contestant } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';

const event: LedgerEvent = { kind: 'deny', plugin: 'echo', facts: { method: 'kernel/storage.get', reason: 'the capability keep was revoked' } };

/** A hash chain in a text file that is brought to the disk once a round: what an append-only record cannot be without. */
function bareChain(folder: string, entries: number): Contestant {
  const file = openSync(join(folder, 'chain.jsonl'), 'a');
  let previous = '';
  let seq = 0;
  return {
    close: () => closeSync(file),
    round() {
      const started = performance.now();
      let text = '';
      for (let n = 0; n < entries; n += 1) {
        const entry = JSON.stringify({ seq: (seq += 1), at: Date.now(), ...event, previous });
        previous = createHash('sha256').update(entry).digest('hex');
        text += `${entry.slice(0, -1)},"hash":"${previous}"}\n`;
      }
      const append = ((performance.now() - started) * 1000) / entries;
      writeSync(file, text);
      fsyncSync(file);
      return Promise.resolve({ append, durable: ((performance.now() - started) * 1000) / entries });
    },
  };
}

function ours(folder: string, entries: number): Contestant {
  const ledger = openLedger(folder);
  return {
    close: () => ledger.close(),
    async round() {
      const started = performance.now();
      for (let n = 0; n < entries; n += 1) ledger.append(event);
      const append = ((performance.now() - started) * 1000) / entries;
      await ledger.flush();
      return { append, durable: ((performance.now() - started) * 1000) / entries };
    },
  };
}

function folderOf({ folder }: BenchParts): string {
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(join(folder, 'ledger-'));
}

/** What one entry costs whoever records it, and what it costs until it is on the disk, of many at once. */
export const ledgerAppend: Figure = {
  name: 'ledger-append',
  async measure(parts) {
    const entries = Math.ceil(5_000 * parts.scale);
    const measured = await interleave(
      { ours: () => Promise.resolve(ours(folderOf(parts), entries)), 'bare chain': () => Promise.resolve(bareChain(folderOf(parts), entries)) },
      parts.rounds,
    );
    const row = { of: 'ours', unit: 'us', goal: { none: true }, control: 'bare chain' } as const;
    return rowsOf(measured, [
      { ...row, id: 'ledger: append of an entry', measure: 'append' },
      { ...row, id: `ledger: an entry on the disk, of ${String(entries)} at once`, measure: 'durable' },
    ]);
  },
};
