import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { BrokenLedgerError } from '../broken-ledger.ts';
import { canonical } from '../canonical.ts';
import { findBreak, nextEntry } from '../chain.ts';
import type { LedgerEntry } from '../ledger.ts';
import { verifyLedger } from '../recovery/ledger-folder.ts';
import { openLedger } from './open-ledger.ts';

/** A chain as the form before SQLite kept it. */
function textOf(plugins: readonly string[]): { text: string; last: LedgerEntry } {
  let last: LedgerEntry | undefined;
  let text = '';
  for (const plugin of plugins) {
    last = nextEntry({ kind: 'load', plugin, facts: { version: '1.0.0' } }, last, 5);
    text += `${JSON.stringify(last)}\n`;
  }
  return { text, last: last! };
}

describe('a ledger in SQLite', () => {
  it('goes on where it ended, chained and signed', () => {
    const folder = temporaryFolder();
    const first = openLedger(folder, { now: () => 1 });
    first.append({ kind: 'kernel-start', facts: { kernel: '1.0.0' } });
    first.append({ kind: 'load', plugin: 'a', facts: { version: '1.0.0', services: ['log'] } });
    expect(first.entries().map(({ kind }) => kind)).toEqual(['kernel-start', 'load']);
    first.close();
    const second = openLedger(folder, { now: () => 2 });
    second.append({ kind: 'kernel-start' });
    const entries = second.entries();
    expect(entries.map(({ kind, seq }) => `${String(seq)} ${kind}`)).toEqual(['1 kernel-start', '2 load', '3 checkpoint', '4 kernel-start']);
    expect(findBreak(entries)).toBeUndefined();
    second.close();
    expect(verifyLedger(folder)).toMatchObject({ entries: 5, checkpoints: 2, signedThrough: 5, problem: undefined });
  });

  it('finds entries by plugin, kind and number, the newest of them', async () => {
    const ledger = openLedger(temporaryFolder());
    for (let count = 0; count < 10; count += 1) ledger.append({ kind: count % 2 === 0 ? 'grant' : 'deny', plugin: count < 5 ? 'a' : 'b', facts: { count } });
    await ledger.flush();
    ledger.append({ kind: 'deny', plugin: 'a', facts: { count: 10 } });
    expect(ledger.entries({ plugin: 'a', kind: 'deny', limit: 2 }).map(({ facts }) => facts?.['count'])).toEqual([3, 10]);
    expect(ledger.entries({ after: 9 }).map(({ seq }) => seq)).toEqual([10, 11]);
    ledger.close();
  });

  it('is durable after a flush and not only in its process', async () => {
    const folder = temporaryFolder();
    const ledger = openLedger(folder);
    ledger.append({ kind: 'grant', plugin: 'a' });
    await ledger.flush();
    expect(verifyLedger(folder)).toMatchObject({ entries: 1, signedThrough: 1 });
    ledger.close();
  });

  it('makes a checkpoint after so many entries and after so long', async () => {
    let time = 0;
    const ledger = openLedger(temporaryFolder(), { now: () => time, policy: { checkpointEntries: 3, checkpointMs: 10_000 } });
    const kinds = (): string[] => ledger.entries().map(({ kind }) => kind);
    for (let count = 0; count < 3; count += 1) ledger.append({ kind: 'grant' });
    time = 2_000;
    await ledger.flush();
    expect(kinds()).toEqual(['grant', 'grant', 'grant', 'checkpoint']);
    ledger.append({ kind: 'deny' });
    await ledger.flush();
    expect(kinds()).toHaveLength(5);
    time = 13_000;
    await ledger.flush();
    expect(kinds().slice(4)).toEqual(['deny', 'checkpoint']);
    ledger.close();
    expect(kinds()).toHaveLength(0);
  });

  it('leaves out what its policy says, and never a grant', async () => {
    const ledger = openLedger(temporaryFolder(), { policy: { omit: ['use', 'start', 'grant' as 'use'] } });
    for (const kind of ['use', 'start', 'grant', 'stop'] as const) ledger.append({ kind });
    await ledger.flush();
    expect(ledger.entries().map(({ kind }) => kind)).toEqual(['grant', 'stop']);
    ledger.close();
  });

  it('drops what is older than it is to keep, and stays verifiable to its beginning', async () => {
    const folder = temporaryFolder();
    let time = 0;
    const options = { now: () => time, policy: { retentionMs: 1_000 } };
    const ledger = openLedger(folder, options);
    for (; time < 5_000; time += 500) {
      ledger.append({ kind: 'grant', plugin: 'a', facts: { count: time } });
      await ledger.flush();
    }
    ledger.close();
    const report = verifyLedger(folder);
    expect(report).toMatchObject({ problem: undefined });
    expect(report.first).toBeGreaterThan(5);
    openLedger(folder, options).close();
    const database = new DatabaseSync(join(folder, 'ledger.sqlite'));
    const mark = JSON.parse(String(database.prepare("SELECT link FROM mark WHERE name = 'origin'").get()?.['link'])) as object;
    database.prepare("UPDATE mark SET link = ? WHERE name = 'origin'").run(JSON.stringify({ ...mark, at: 7 }));
    database.close();
    expect(verifyLedger(folder).problem?.kind).toBe('origin-unsigned');
  });

  it('keeps its key and its salt to its owner', () => {
    const folder = temporaryFolder();
    openLedger(folder).close();
    for (const file of ['ledger.key', 'ledger.salt']) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it('does not keep a key that is given, and is refused with another one', () => {
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    openLedger(other).close();
    const key = readFileSync(join(other, 'ledger.key'), 'utf8');
    const ledger = openLedger(folder, { key });
    ledger.append({ kind: 'kernel-start' });
    ledger.close();
    expect(existsSync(join(folder, 'ledger.key'))).toBe(false);
    expect(verifyLedger(folder, { key }).problem).toBeUndefined();
    expect(() => openLedger(folder)).toThrow(/signed by the key/);
  });
});

describe('a ledger that was kept as text', () => {
  it('is taken over with its chain', () => {
    const folder = temporaryFolder();
    const { text, last } = textOf(['a', 'b', 'c']);
    writeFileSync(join(folder, 'ledger.jsonl'), text);
    appendFileSync(join(folder, 'ledger.jsonl'), '{"seq":4,"at":5,"ki');
    const ledger = openLedger(folder);
    const entries = ledger.entries();
    expect(entries.slice(0, 3).map(canonical).at(-1)).toBe(canonical(last));
    expect(entries[3]).toMatchObject({ kind: 'migrate', previous: last.hash, facts: { count: 3, repeats: 1 } });
    ledger.close();
    expect([existsSync(join(folder, 'ledger.jsonl')), existsSync(join(folder, 'ledger.jsonl.migrated'))]).toEqual([false, true]);
    expect(verifyLedger(folder)).toMatchObject({ entries: 5, problem: undefined });
  });

  it('is taken over once, also where a crash came before the file was renamed', () => {
    const folder = temporaryFolder();
    const { text } = textOf(['a', 'b']);
    writeFileSync(join(folder, 'ledger.jsonl'), text);
    openLedger(folder).close();
    writeFileSync(join(folder, 'ledger.jsonl'), text);
    openLedger(folder).close();
    expect(existsSync(join(folder, 'ledger.jsonl'))).toBe(false);
    expect(verifyLedger(folder)).toMatchObject({ entries: 4, problem: undefined });
  });

  it('is refused where it is broken', () => {
    const folder = temporaryFolder();
    const { text } = textOf(['a', 'b']);
    writeFileSync(join(folder, 'ledger.jsonl'), text.replace('"b"', '"x"'));
    expect(() => openLedger(folder)).toThrow(BrokenLedgerError);
    writeFileSync(join(folder, 'ledger.jsonl'), 'nonsense\n');
    expect(() => openLedger(folder)).toThrow(BrokenLedgerError);
  });
});
