import type { ResourceLimits, UsageSample } from '../isolation/driver.ts';

/** What of the machine is measured against a limit by samples. Processor time has its own rule, see `cpu-budget.ts`. */
export type UsageKind = 'memory' | 'fileHandles' | 'connections' | 'processes' | 'disk';

/** What is done about a plugin that takes more than it may, weakest first. */
export type Step = 'warn' | 'throttle' | 'freeze' | 'kill';

/** How one kind is measured and what is done about too much of it. */
export interface KindRule {
  readonly kind: UsageKind;
  /** For a person, after a number. */
  readonly unit: string;
  /** Whether every sample is looked at; the others are measured four times a second. */
  readonly fast: boolean;
  readonly used: (sample: UsageSample) => number | undefined;
  readonly limit: (limits: ResourceLimits) => number | undefined;
  /** Done at the first, second, third sample in a row above the limit. Memory cannot wait: what is full is full. */
  readonly ladder: readonly Exclude<Step, 'warn'>[];
}

const MIB = 1024 * 1024;

/** Every kind. */
export const kindRules: readonly KindRule[] = [
  { kind: 'memory', unit: 'bytes of memory', fast: true, used: (sample) => sample.memoryBytes, limit: ({ memoryMB }) => memoryMB * MIB, ladder: ['kill'] },
  {
    kind: 'fileHandles',
    unit: 'file handles',
    fast: false,
    used: (sample) => sample.fileHandles,
    limit: (limits) => limits.fileHandles,
    ladder: ['throttle', 'freeze', 'kill'],
  },
  {
    kind: 'connections',
    unit: 'connections',
    fast: false,
    used: (sample) => sample.connections,
    limit: (limits) => limits.connections,
    ladder: ['throttle', 'freeze', 'kill'],
  },
  {
    kind: 'processes',
    unit: 'processes',
    fast: false,
    used: (sample) => sample.processes,
    limit: (limits) => limits.processes,
    ladder: ['freeze', 'kill'],
  },
  {
    kind: 'disk',
    unit: 'bytes in its temporary folder',
    fast: false,
    used: (sample) => sample.temporaryBytes,
    limit: ({ diskMB }) => (diskMB === undefined ? undefined : diskMB * MIB),
    ladder: ['freeze', 'kill'],
  },
];
