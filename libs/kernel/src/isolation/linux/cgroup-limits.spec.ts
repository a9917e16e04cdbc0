import { describe, expect, it } from 'vitest';
import type { ResourceLimits } from '../driver.ts';
import { limitFiles } from './cgroup-limits.ts';

function written(controller: string, version: 1 | 2, limits: ResourceLimits): readonly (readonly [string, string])[] {
  return (limitFiles[controller]?.[version](limits) ?? []).map(({ file, value }) => [file, value]);
}

describe('limits as files of control groups', () => {
  const limits = { memoryMB: 1.5, cpuPercent: 50, processes: 9 };

  it('are bytes, counts, and microseconds of a tenth of a second', () => {
    expect(written('memory', 2, limits)).toEqual([
      ['memory.max', '1572864'],
      ['memory.swap.max', '0'],
      ['memory.oom.group', '1'],
    ]);
    expect(written('memory', 1, limits)[0]).toEqual(['memory.limit_in_bytes', '1572864']);
    expect(written('cpu', 2, limits)[0]).toEqual(['cpu.max', '50000 100000']);
    expect(written('cpu', 1, limits).slice(0, 2)).toEqual([
      ['cpu.cfs_period_us', '100000'],
      ['cpu.cfs_quota_us', '50000'],
    ]);
    expect(written('pids', 1, limits)).toEqual([['pids.max', '9']]);
  });

  it('are left alone where there is no limit, and never less than Linux takes', () => {
    expect(written('cpu', 2, { memoryMB: 1 })).toEqual([]);
    expect(written('pids', 2, { memoryMB: 1 })).toEqual([]);
    expect(written('cpu', 2, { memoryMB: 1, cpuPercent: 0.1 })[0]).toEqual(['cpu.max', '1000 100000']);
  });
});
