import type { Manifest } from '@plugwright/manifest';
import type { ResourceLimits } from '../isolation/driver.ts';
import type { KernelLimits } from '../limits.ts';
import { withOperator, type OperatorLimits } from '../usage/operator-limits.ts';

/** What a plugin may take of the machine: what its operator says, else its manifest, else the kernel's default. */
export function limitsOf({ resources }: Manifest, { defaultMemoryMB }: KernelLimits, operator?: OperatorLimits): ResourceLimits {
  const { maxMemoryMB, maxCpuPercent, maxFileHandles, maxNetworkConnections, maxDiskMB } = resources;
  const declared: ResourceLimits = {
    memoryMB: maxMemoryMB ?? defaultMemoryMB,
    ...(maxCpuPercent === undefined ? {} : { cpuPercent: maxCpuPercent }),
    ...(maxFileHandles === undefined ? {} : { fileHandles: maxFileHandles }),
    ...(maxNetworkConnections === undefined ? {} : { connections: maxNetworkConnections }),
    ...(maxDiskMB === undefined ? {} : { diskMB: maxDiskMB }),
  };
  return withOperator(declared, operator);
}
