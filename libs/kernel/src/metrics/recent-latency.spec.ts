import { describe, expect, it } from 'vitest';
import { CallMetrics } from './call-metrics.ts';
import { RecentLatency } from './recent-latency.ts';

describe('recent latencies', () => {
  it('are those of the last seconds', () => {
    let time = 0;
    const recent = new RecentLatency(() => time);
    recent.record(1_000);
    time = 9_999;
    expect(recent.histogram().count).toBe(1);
    time = 10_000;
    recent.record(1);
    expect(recent.histogram().count).toBe(2);
    time = 20_000;
    expect(recent.histogram().count).toBe(1);
    expect(recent.histogram().quantile(0.99)).toBeLessThan(1.1);
    time = 60_000;
    expect(recent.histogram().count).toBe(0);
  });

  it('are of all operations of a plugin', () => {
    const metrics = new CallMetrics();
    metrics.record('a/x', { durationMs: 1 });
    metrics.record('a/y', { durationMs: 3, error: 'core/timeout' });
    metrics.record('b/x', { durationMs: 500 });
    expect(metrics.ofPlugin('a')).toMatchObject({ calls: 2, errors: 1 });
    expect(metrics.ofPlugin('a').p99).toBeCloseTo(3, 0);
    expect(metrics.ofPlugin('nobody')).toEqual({ calls: 0, errors: 0, p50: 0, p99: 0 });
    expect(metrics.total()).toMatchObject({ calls: 3, errors: 1 });
  });
});
