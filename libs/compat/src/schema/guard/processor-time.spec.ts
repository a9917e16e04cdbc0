import { describe, expect, it } from 'vitest';
import { processorTime } from './processor-time.ts';

const told = process.platform === 'linux';

describe('the time a process has computed', () => {
  it.runIf(told)('is what the process itself says', () => {
    const { user, system } = process.cpuUsage();
    const outside = processorTime(process.pid) ?? 0;
    expect(Math.abs(outside - (user + system) / 1000)).toBeLessThan(500);
  });

  it('is not known of a process that is not there', () => {
    expect(processorTime(2 ** 30)).toBeUndefined();
  });
});
