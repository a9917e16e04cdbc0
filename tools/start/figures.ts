import type { KernelStats } from '@plugwright/kernel';
import type { Run } from './report.ts';

/** The kernel's figures as the report shows them. */
export function figuresOf({ total, byMethod }: KernelStats): Pick<Run, 'operations' | 'calls' | 'p50' | 'p99'> {
  const operations = Object.entries(byMethod).map(([operation, stats]) => ({ operation, ...stats }));
  return { operations, calls: total.calls, p50: total.p50, p99: total.p99 };
}
