import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRecord as OtelRecord, Logger } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/start-kernel.ts';
import { emitLog } from '../telemetry/otel/log-records.ts';
import { LogBook } from './log-book.ts';
import type { LogRecord } from './log-record.ts';
import { pinoSink } from './pino-sink.ts';

/** What a plugin writes to look like the kernel, to steer a terminal, or to break a record in two. */
const hostile = [
  'x\n{"level":"error","source":"kernel","msg":"forged"}',
  'x\r\n2026-01-01 kernel: forged',
  '\u001b]0;title\u0007\u001b[2J\u009b2J\u007f',
  'user\u202egnp.exe\u2066',
  '\0\ud800\u2028\u0085',
  '%s %j ${jndi:ldap://x}',
];

const fields = {
  level: 'fatal',
  time: 0,
  source: 'kernel',
  plugin: 'other',
  msg: 'forged',
  'plugwright.plugin.id': 'other',
  'plugwright.plugin.state': 'quarantined',
  'log.iostream\n': '\u009b2J',
  ['__proto__']: { polluted: true },
};

function written(plugin: string): { readonly lines: readonly string[]; readonly records: readonly LogRecord[] } {
  const file = join(temporaryFolder(), 'log');
  const log = new LogBook(() => 1);
  log.attach(pinoSink({ file }));
  for (const message of hostile) log.write({ level: 'info', source: 'plugin', plugin, message, fields });
  const records = log.read();
  log.close();
  return { lines: readFileSync(file, 'utf8').split('\n').slice(0, -1), records };
}

describe('a plugin that writes what is to be taken for something else', () => {
  it('has a line for each record in a file, which is what it wrote, and says that it wrote it', () => {
    const { lines } = written('p');
    expect(lines).toHaveLength(hostile.length);
    expect(lines.filter((line) => /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(line))).toEqual([]);
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read.map(({ msg }) => msg)).toEqual(hostile);
    expect(new Set(read.map(({ level, source, plugin, time }) => JSON.stringify([level, source, plugin, time])))).toEqual(new Set(['["info","plugin","p",1]']));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is told to a collector as itself, whatever fields it has', () => {
    const { records } = written('p');
    const told: OtelRecord[] = [];
    for (const record of records) emitLog({ emit: (one: OtelRecord) => void told.push(one) } as unknown as Logger, record);
    expect(told.map(({ body }) => body)).toEqual(hostile);
    const kernels = (attributes: OtelRecord['attributes']): unknown =>
      Object.fromEntries(Object.entries(attributes ?? {}).filter(([name]) => name.startsWith('plugwright.')));
    expect(told.map(({ attributes, severityText, timestamp }) => [severityText, timestamp, kernels(attributes)])).toEqual(
      hostile.map(() => ['INFO', 1, { 'plugwright.plugin.id': 'p', 'plugwright.log.source': 'plugin' }]),
    );
  });
});
