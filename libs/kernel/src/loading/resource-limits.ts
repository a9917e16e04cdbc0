import type { Manifest } from '@plugwright/manifest';
import type { ResourceLimits } from '../isolation/driver.ts';
import type { KernelLimits } from '../limits.ts';

/** What a plugin may take of the machine: what its manifest says, else the kernel's default. */
export function limitsOf({ resources }: Manifest, { defaultMemoryMB }: KernelLimits): ResourceLimits {
  const { maxMemoryMB, maxCpuPercent, maxFileHandles, maxNetworkConnections, maxDiskMB } = resources;
  return {
    memoryMB: maxMemoryMB ?? defaultMemoryMB,
    ...(maxCpuPercent === undefined ? {} : { cpuPercent: maxCpuPercent }),
    ...(maxFileHandles === undefined ? {} : { fileHandles: maxFileHandles }),
    ...(maxNetworkConnections === undefined ? {} : { connections: maxNetworkConnections }),
    ...(maxDiskMB === undefined ? {} : { diskMB: maxDiskMB }),
  };
}
