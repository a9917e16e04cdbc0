import type { Manifest } from '@plugwright/manifest';
import type { PluginInput } from '../../plugin-input.ts';

const MEBIBYTE = 1024 * 1024;

/** The parts of a manifest whose form differs from the spec's. */
export function manifestParts({ plugin }: PluginInput): Pick<Manifest, 'capabilities' | 'resources' | 'dependencies'> {
  const { memoryBytes, cpuPercent, fileHandles, connections, diskBytes } = plugin.resources;
  const edges = [...plugin.imports.values()];
  return {
    capabilities: plugin.capabilities.map(({ id, scope, permissions, paths, hosts, reason }) => ({
      id,
      scope,
      permissions,
      ...(paths.length === 0 ? {} : { paths }),
      ...(hosts.length === 0 ? {} : { hosts }),
      reason,
    })),
    resources: {
      ...(memoryBytes === undefined ? {} : { maxMemoryMB: memoryBytes / MEBIBYTE }),
      ...(cpuPercent === undefined ? {} : { maxCpuPercent: cpuPercent }),
      ...(fileHandles === undefined ? {} : { maxFileHandles: fileHandles }),
      ...(connections === undefined ? {} : { maxNetworkConnections: connections }),
      ...(diskBytes === undefined ? {} : { maxDiskMB: diskBytes / MEBIBYTE }),
    },
    dependencies: {
      system: plugin.packages.system,
      plugins: edges.filter(({ kind }) => kind === 'plugin').map(({ document, range, optional }) => ({ id: document, range, optional })),
      contracts: edges.filter(({ kind }) => kind === 'contract').map(({ document, range }) => ({ id: document, range })),
      packages: plugin.packages.ecosystems,
    },
  };
}
