import type { ResourceLimits } from '../driver.ts';

/** A file of a control group and what is written into it. An optional one may be missing on older systems. */
export interface LimitFile {
  readonly file: string;
  readonly value: string;
  readonly optional?: true;
}

const MIB = 1024 * 1024;
const PERIOD_US = 100_000;

function quotaUs(cpuPercent: number): string {
  // Linux takes no quota below one millisecond.
  return String(Math.max(1_000, Math.round((cpuPercent / 100) * PERIOD_US)));
}

/** The limits as files of a controller, for both versions of control groups. Processor time that was not used may be used later, once. */
export const limitFiles: Readonly<Record<string, Readonly<Record<1 | 2, (limits: ResourceLimits) => readonly LimitFile[]>>>> = {
  memory: {
    1: ({ memoryMB }) => [
      { file: 'memory.limit_in_bytes', value: String(Math.ceil(memoryMB * MIB)) },
      { file: 'memory.memsw.limit_in_bytes', value: String(Math.ceil(memoryMB * MIB)), optional: true },
    ],
    2: ({ memoryMB }) => [
      { file: 'memory.max', value: String(Math.ceil(memoryMB * MIB)) },
      { file: 'memory.swap.max', value: '0', optional: true },
      { file: 'memory.oom.group', value: '1', optional: true },
    ],
  },
  pids: {
    1: ({ processes }) => (processes === undefined ? [] : [{ file: 'pids.max', value: String(processes) }]),
    2: ({ processes }) => (processes === undefined ? [] : [{ file: 'pids.max', value: String(processes) }]),
  },
  cpu: {
    1: ({ cpuPercent }) =>
      cpuPercent === undefined
        ? []
        : [
            { file: 'cpu.cfs_period_us', value: String(PERIOD_US) },
            { file: 'cpu.cfs_quota_us', value: quotaUs(cpuPercent) },
            { file: 'cpu.cfs_burst_us', value: quotaUs(cpuPercent), optional: true },
          ],
    2: ({ cpuPercent }) =>
      cpuPercent === undefined
        ? []
        : [
            { file: 'cpu.max', value: `${quotaUs(cpuPercent)} ${String(PERIOD_US)}` },
            { file: 'cpu.max.burst', value: quotaUs(cpuPercent), optional: true },
          ],
  },
  cpuacct: { 1: () => [], 2: () => [] },
};
