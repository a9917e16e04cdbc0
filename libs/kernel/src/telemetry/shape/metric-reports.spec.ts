import type { Manifest } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../../ledger/memory/memory-ledger.ts';
import { LogBook } from '../../logging/log-book.ts';
import type { MetricPoint } from '../telemetry.ts';
import { MetricReports } from './metric-reports.ts';

const manifest = {
  id: 'scribe',
  observability: {
    metrics: {
      findings: { kind: 'counter', unit: '1', attributes: ['kind'] },
      size: { kind: 'histogram', unit: 'By' },
      broken: { kind: 'dial' },
    },
  },
} as unknown as Manifest;

function reports(...data: readonly unknown[]): { points: MetricPoint[]; warnings: string[]; violations: number } {
  const points: MetricPoint[] = [];
  const log = new LogBook(() => 1);
  const ledger = memoryLedger();
  const taken = new MetricReports({ onCall: () => undefined, onMetric: (point) => points.push(point) }, log, ledger);
  for (const item of data) taken.take(manifest, item);
  return { points, warnings: log.read().map(({ message }) => message), violations: ledger.entries({ kind: 'violation' }).length };
}

describe('metrics of plugins', () => {
  it('go on as they are declared', () => {
    expect(reports({ name: 'findings', value: 2, attributes: { kind: 'email' } }, { name: 'size', value: 10 })).toEqual({
      points: [
        { plugin: 'scribe', name: 'findings', kind: 'counter', unit: '1', value: 2, attributes: { kind: 'email' } },
        { plugin: 'scribe', name: 'size', kind: 'histogram', unit: 'By', value: 10, attributes: {} },
      ],
      warnings: [],
      violations: 0,
    });
  });

  it.each([
    ['an unknown name', { name: 'other', value: 1 }],
    ['a kind that is none', { name: 'broken', value: 1 }],
    ['a name of every object', { name: 'constructor', value: 1 }],
    ['an unknown attribute', { name: 'findings', value: 1, attributes: { user: 'ada' } }],
    ['an attribute that is an object', { name: 'findings', value: 1, attributes: { kind: {} } }],
    ['attributes that are a list', { name: 'findings', value: 1, attributes: [] }],
    ['a counter that goes back', { name: 'findings', value: -1 }],
    ['no number', { name: 'findings', value: 'many' }],
    ['no name', {}],
    ['nothing', null],
  ])('are told and dropped where a report has %s', (_, data) => {
    expect(reports(data)).toMatchObject({ points: [], violations: 1 });
  });

  it('are told once, and not without end', () => {
    const { warnings, violations } = reports(...Array.from({ length: 1_000 }, (_, index) => ({ name: `n${String(index % 500)}`, value: 1 })));
    expect([warnings.length, violations]).toEqual([20, 20]);
  });

  it('have attributes of a bounded length', () => {
    const { points } = reports({ name: 'findings', value: 1, attributes: { kind: 'x'.repeat(10_000) } });
    expect((points[0]?.attributes['kind'] as string).length).toBe(200);
  });
});
