import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { LogBook } from './log-book.ts';
import { OutputGate } from './output-gate.ts';
import { pinoSink } from './pino-sink.ts';
import { RecordRate } from './record-rate.ts';

describe('the log book', () => {
  it('holds a plugin to its share, counts the rest, and lets its neighbours write', () => {
    const log = new LogBook(() => 1);
    for (let count = 0; count < 10_000; count += 1) log.write({ level: 'info', source: 'stdout', plugin: 'loud', message: String(count) });
    log.write({ level: 'info', source: 'plugin', plugin: 'quiet', message: 'heard' });
    log.say('warn', 'of the kernel', 'loud');
    const written = log.read({ plugin: 'loud' }).filter(({ source }) => source === 'stdout').length;
    expect(log.read({ plugin: 'quiet' })).toHaveLength(1);
    log.close();
    const told = log.read({ plugin: 'loud' }).find(({ fields }) => fields?.['dropped'] !== undefined);
    expect(written).toBeLessThanOrEqual(2_000);
    expect(told?.fields?.['dropped']).toBeGreaterThan(7_500);
    expect(told?.fields?.['dropped']).toBeLessThanOrEqual(8_000);
  });

  it('cuts a message when it is clean, and leaves out fields that are too large', () => {
    const log = new LogBook(() => 1);
    log.scrubber.add(['hunter2hunter2']);
    log.write({ level: 'info', source: 'plugin', plugin: 'p', message: `${'x'.repeat(16 * 1024 - 5)}hunter2hunter2`, fields: { big: 'y'.repeat(100_000) } });
    const [record] = log.read();
    expect(record?.message.length).toBeLessThanOrEqual(16 * 1024 + 1);
    expect(record?.message).not.toContain('hunt');
    expect(Object.keys(record?.fields ?? {})).toEqual(['dropped']);
  });
});

describe('the share of records', () => {
  it('fills again', () => {
    let time = 0;
    const dropped: number[] = [];
    const rate = new RecordRate(
      (_, count) => dropped.push(count),
      () => time,
    );
    const admitted = (): number => Array.from({ length: 5_000 }, () => rate.admits('p')).filter(Boolean).length;
    expect(admitted()).toBe(2_000);
    time = 1_000;
    expect(admitted()).toBe(500);
    rate.close();
    expect(dropped).toEqual([3_000 + 4_500]);
    rate.close();
    expect(dropped).toHaveLength(1);
  });
});

describe('the gate of output', () => {
  it('closes, counts, asks for rests, and opens when there is room for a while', () => {
    let time = 0;
    const gate = new OutputGate(() => time);
    expect(gate.admit(1024 * 1024)).toEqual({ admitted: true, dropped: 0, restMs: 0 });
    expect(gate.admit(10)).toEqual({ admitted: false, dropped: 0, restMs: 0 });
    expect(gate.admit(1024 * 1024)).toMatchObject({ admitted: false, restMs: 20 });
    time = 900;
    expect(gate.admit(10).admitted).toBe(false);
    time = 1_100;
    expect(gate.admit(10)).toEqual({ admitted: true, dropped: 1024 * 1024 + 20, restMs: 0 });
    expect(gate.admit(10)).toEqual({ admitted: true, dropped: 0, restMs: 0 });
  });
});

describe('the log file', () => {
  it('is put aside when it is full, and the oldest goes', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kernel.log');
    const sink = pinoSink({ file, maxBytes: 1_000, keep: 2 });
    for (let count = 0; count < 100; count += 1) sink.write({ time: count, level: 'info', source: 'kernel', message: 'x'.repeat(50), fields: { count } });
    sink.close();
    expect(readdirSync(folder).sort()).toEqual(['kernel.log', 'kernel.log.1', 'kernel.log.2']);
    const counts = ['kernel.log.2', 'kernel.log.1', 'kernel.log'].flatMap((name) => {
      expect(statSync(join(folder, name)).size).toBeLessThan(1_200);
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
      return readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as { fields: { count: number } }).fields.count);
    });
    expect(counts.at(-1)).toBe(99);
    expect(counts).toEqual(Array.from({ length: counts.length }, (_, index) => 100 - counts.length + index));
  });

  it('goes on where it was, also when that is full', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kernel.log');
    for (let run = 0; run < 2; run += 1) {
      const sink = pinoSink({ file, maxBytes: 150, keep: 1 });
      sink.write({ time: run, level: 'info', source: 'kernel', message: 'y'.repeat(60) });
      sink.close();
    }
    expect(readdirSync(folder).sort()).toEqual(['kernel.log', 'kernel.log.1']);
  });
});
