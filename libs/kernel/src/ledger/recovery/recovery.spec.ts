import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { BrokenLedgerError } from '../broken-ledger.ts';
import { seal } from '../chain.ts';
import { lineOf } from '../entry-line.ts';
import type { LedgerEntry } from '../ledger.ts';
import { openLedger } from '../sqlite/open-ledger.ts';
import { exportLedger, verifyExport } from './export.ts';
import { verifyLedger } from './ledger-folder.ts';
import { repairLedger } from './repair.ts';

let original: string;

// Written once: each flush of the disk takes its time.
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), 'plugwright-ledger-'));
  for (let run = 0; run < 3; run += 1) {
    const ledger = openLedger(original);
    for (let count = 0; count < 10; count += 1) {
      ledger.append({ kind: 'grant', plugin: `p${String(count)}`, facts: { capability: 'read', count } });
      if (count === 5) await ledger.flush();
    }
    ledger.close();
  }
});
afterAll(() => rmSync(original, { recursive: true }));

/** A copy of a ledger of three runs with ten grants each: entries 1 to 33, of which 11, 22 and 33 are checkpoints. */
function written(): string {
  const folder = temporaryFolder();
  cpSync(original, folder, { recursive: true });
  return folder;
}

/** Change the entries of a ledger behind its back. */
function tamper(folder: string, change: (entries: LedgerEntry[]) => readonly LedgerEntry[] | string[]): void {
  const database = new DatabaseSync(join(folder, 'ledger.sqlite'));
  const rows = database.prepare('SELECT body FROM block ORDER BY first').all();
  const entries = rows.flatMap((row) => String(row['body']).split('\n').slice(0, -1)).map((line) => JSON.parse(line) as LedgerEntry);
  const lines = change(entries).map((entry) => (typeof entry === 'string' ? entry : lineOf(entry)));
  database.exec('DELETE FROM block');
  database.prepare('INSERT INTO block VALUES (?, ?, ?, ?)').run(1, lines.length, 1, lines.map((line) => `${line}\n`).join(''));
  database.close();
}

/** The chain made anew from an entry on, as somebody does who knows how it is made and has not the key. */
function rehashed(entries: readonly LedgerEntry[], from: number, change: (entry: LedgerEntry) => LedgerEntry): LedgerEntry[] {
  const made: LedgerEntry[] = [];
  for (const entry of entries) {
    const { kind, plugin, facts, at } = entry.seq === from ? change(entry) : entry;
    const event = { kind, ...(plugin === undefined ? {} : { plugin }), ...(facts === undefined ? {} : { facts }) };
    made.push(entry.seq < from ? entry : seal(event, made.at(-1)!, at).entry);
  }
  return made;
}

const forged = (entry: LedgerEntry): LedgerEntry => ({ ...entry, plugin: 'mallory' });

describe('verify', () => {
  it('finds nothing in a ledger as it was written', () => {
    expect(verifyLedger(written())).toMatchObject({ entries: 33, first: 1, checkpoints: 3, signedThrough: 33, problem: undefined });
  });

  it.each([
    { what: 'edited', change: (e: LedgerEntry[]) => e.map((entry) => (entry.seq === 7 ? forged(entry) : entry)), found: { kind: 'edited', entry: 7 } },
    { what: 'removed', change: (e: LedgerEntry[]) => e.filter(({ seq }) => seq !== 7), found: { kind: 'removed', entry: 7 } },
    { what: 'swapped', change: (e: LedgerEntry[]) => [...e.slice(0, 6), e[7]!, e[6]!, ...e.slice(8)], found: { kind: 'removed', entry: 7 } },
    { what: 'doubled', change: (e: LedgerEntry[]) => [...e.slice(0, 7), ...e.slice(6)], found: { kind: 'reordered', entry: 8 } },
    { what: 'beheaded', change: (e: LedgerEntry[]) => e.slice(1), found: { kind: 'removed', entry: 1 } },
    { what: 'made anew from 7', change: (e: LedgerEntry[]) => rehashed(e, 7, forged), found: { kind: 'rewritten', entry: 1 } },
    { what: 'made anew from 15', change: (e: LedgerEntry[]) => rehashed(e, 15, forged), found: { kind: 'rewritten', entry: 11 } },
    { what: 'cut off', change: (e: LedgerEntry[]) => e.slice(0, 30), found: { kind: 'tail-dropped', entry: 31 } },
    { what: 'cut off at a checkpoint', change: (e: LedgerEntry[]) => e.slice(0, 22), found: { kind: 'tail-dropped', entry: 23 } },
    { what: 'emptied', change: () => [] as string[], found: { kind: 'tail-dropped', entry: 1 } },
    {
      what: 'no entry any more',
      change: (e: LedgerEntry[]) => e.map((entry) => (entry.seq === 9 ? '{"seq":9' : lineOf(entry))),
      found: { kind: 'unreadable', entry: 9 },
    },
    {
      what: 'written otherwise',
      change: (e: LedgerEntry[]) => e.map((entry) => (entry.seq === 9 ? ` ${lineOf(entry)}` : lineOf(entry))),
      found: { kind: 'edited', entry: 9 },
    },
    {
      what: 'deeper than can be followed',
      change: (e: LedgerEntry[]) => e.map((entry) => (entry.seq === 9 ? `{"facts":${'['.repeat(9_000)}${']'.repeat(9_000)}}` : lineOf(entry))),
      found: { kind: 'unreadable', entry: 9 },
    },
  ])('finds the entry where a ledger was $what', ({ change, found }) => {
    const folder = written();
    tamper(folder, change);
    expect(verifyLedger(folder).problem).toMatchObject(found);
  });

  it('finds that the whole database is an older one', () => {
    const folder = temporaryFolder();
    const old = temporaryFolder();
    for (let run = 0; run < 2; run += 1) {
      const ledger = openLedger(folder);
      ledger.append({ kind: 'kernel-start' });
      ledger.close();
      if (run === 0) cpSync(join(folder, 'ledger.sqlite'), join(old, 'ledger.sqlite'));
    }
    cpSync(join(old, 'ledger.sqlite'), join(folder, 'ledger.sqlite'));
    expect(verifyLedger(folder).problem).toMatchObject({ kind: 'tail-dropped', entry: 3 });
    expect(() => openLedger(folder)).toThrow(BrokenLedgerError);
  });

  it('finds that it is gone, by what is left', () => {
    const folder = written();
    rmSync(join(folder, 'ledger.sqlite'));
    expect(verifyLedger(folder).problem).toMatchObject({ kind: 'tail-dropped', entry: 1 });
  });

  it('finds a tail that was dropped together with both marks, by an entry that was noted down elsewhere', () => {
    const folder = written();
    const { last } = verifyLedger(folder);
    tamper(folder, (entries) => entries.slice(0, 11));
    const database = new DatabaseSync(join(folder, 'ledger.sqlite'));
    database.exec('DELETE FROM mark');
    database.close();
    rmSync(join(folder, 'ledger.head'));
    expect(verifyLedger(folder).problem).toMatchObject({ kind: 'tail-dropped', reason: 'the mark of where it ends is gone' });
    expect(verifyLedger(folder, { anchors: [last] }).problem).toMatchObject({ kind: 'tail-dropped', entry: 12, reason: 'the entries up to 33 are missing' });
  });

  it('finds a file that was cut in the middle', () => {
    const folder = written();
    const file = join(folder, 'ledger.sqlite');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect(verifyLedger(folder).problem?.kind).toMatch(/damaged|tail-dropped/);
    writeFileSync(file, 'no database');
    expect(verifyLedger(folder).problem).toMatchObject({ kind: 'damaged', entry: 1 });
  });
});

describe('repair', () => {
  it('changes nothing where nothing is wrong', () => {
    const folder = written();
    const before = readFileSync(join(folder, 'ledger.sqlite'));
    expect(repairLedger(folder)).toMatchObject({ kept: 33 });
    expect(readFileSync(join(folder, 'ledger.sqlite')).equals(before)).toBe(true);
  });

  it.each([
    { what: 'edited', change: (e: LedgerEntry[]) => e.map((entry) => (entry.seq === 7 ? forged(entry) : entry)), kept: 6 },
    { what: 'made anew', change: (e: LedgerEntry[]) => rehashed(e, 15, forged), kept: 10 },
    { what: 'cut off', change: (e: LedgerEntry[]) => e.slice(0, 30), kept: 30 },
  ])('keeps what holds together of a ledger that was $what, puts the rest aside and says so', ({ change, kept }) => {
    const folder = written();
    tamper(folder, change);
    const damaged = readFileSync(join(folder, 'ledger.sqlite'));
    const repair = repairLedger(folder);
    expect(repair.kept).toBe(kept);
    expect(readFileSync(join(folder, repair.moved!)).equals(damaged)).toBe(true);
    expect(verifyLedger(folder)).toMatchObject({ entries: kept + 2, problem: undefined });
    const ledger = openLedger(folder);
    expect(ledger.entries()[kept]).toMatchObject({ kind: 'recover', facts: { violation: repair.report.problem!.kind, moved: repair.moved } });
    ledger.append({ kind: 'kernel-start' });
    ledger.close();
    expect(verifyLedger(folder).problem).toBeUndefined();
  });

  it('begins anew where the file is no database, and keeps that too', () => {
    const folder = written();
    writeFileSync(join(folder, 'ledger.sqlite'), 'no database');
    expect(repairLedger(folder).kept).toBe(0);
    expect(verifyLedger(folder)).toMatchObject({ entries: 2, problem: undefined });
    expect(readdirSync(folder).filter((name) => name.includes('broken'))).toEqual(['ledger.sqlite.broken-after-0']);
  });
});

describe('an export', () => {
  it('is checked by itself, and by the key of the ledger', () => {
    const folder = written();
    const text = `${[...exportLedger(folder)].join('\n')}\n`;
    expect(verifyExport(text)).toMatchObject({ entries: 33, signedThrough: 33, problem: undefined });
    const stranger = temporaryFolder();
    openLedger(stranger).close();
    expect(verifyExport(text, { key: readFileSync(join(stranger, 'ledger.pub'), 'utf8') }).problem?.kind).toBe('rewritten');
  });

  it.each([
    ['edited', (text: string) => text.replace('"p3"', '"p4"'), { kind: 'edited', entry: 4 }],
    ['cut off', (text: string) => text.split('\n').slice(0, 20).join('\n'), { kind: 'tail-dropped', entry: 20 }],
  ])('that was %s is found out', (_, change, found) => {
    const text = [...exportLedger(written())].join('\n');
    expect(verifyExport(change(text)).problem).toMatchObject(found);
  });

  it('is no export without its first line', () => {
    const [, ...lines] = [...exportLedger(written())];
    expect(() => verifyExport(lines.join('\n'))).toThrow('not that of an export');
  });
});

it('leaves a ledger that can be repaired again where a repair was interrupted', () => {
  const folder = written();
  tamper(folder, (entries) => entries.slice(0, 30));
  renameSync(join(folder, 'ledger.head'), join(folder, 'ledger.head.new'));
  writeFileSync(join(folder, 'ledger.sqlite.repaired'), 'half');
  expect(repairLedger(folder).kept).toBe(30);
  expect(existsSync(join(folder, 'ledger.sqlite.repaired'))).toBe(false);
});
