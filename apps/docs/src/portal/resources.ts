import type { PortalPlugin } from './shape.ts';

/** The limits of a plugin as phrases, in a fixed order. */
export function resourceFacts(resources: PortalPlugin['resources']): string[] {
  const { memoryBytes, cpuPercent, fileHandles, connections, diskBytes } = resources;
  return [
    memoryBytes === undefined ? '' : `At most ${mebibytes(memoryBytes)} of memory.`,
    cpuPercent === undefined ? '' : `At most ${String(cpuPercent)}% of one processor core.`,
    fileHandles === undefined ? '' : `At most ${String(fileHandles)} open files.`,
    connections === undefined ? '' : `At most ${String(connections)} network connections.`,
    diskBytes === undefined ? '' : `At most ${mebibytes(diskBytes)} of storage.`,
  ].filter((fact) => fact !== '');
}

function mebibytes(bytes: number): string {
  return `${String(Math.round((bytes / 1024 ** 2) * 10) / 10)} MiB`;
}
