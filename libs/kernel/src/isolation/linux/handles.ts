import { readdirSync, readlinkSync, statSync } from 'node:fs';

/** The plugin's own descriptors that are sockets and no connections: the channel and its two outputs. */
export const OWN_SOCKETS = 3;

function folderOf(pid: number): string {
  return `/proc/${String(pid)}/fd`;
}

/** How many descriptors a process has open, without a look at any; undefined where it is gone. */
export function handlesOf(pid: number): number | undefined {
  try {
    // An older Linux than 6.2 does not count them itself.
    return statSync(folderOf(pid)).size || readdirSync(folderOf(pid)).length;
  } catch {
    return undefined;
  }
}

/** How many connections some processes have; each descriptor is looked at, which takes long. */
export function connectionsOf(pids: readonly number[]): number {
  // Processes that share a socket have one connection.
  return Math.max(0, new Set(pids.flatMap(socketsOf)).size - OWN_SOCKETS);
}

function socketsOf(pid: number): string[] {
  const folder = folderOf(pid);
  try {
    return readdirSync(folder).flatMap((name) => {
      try {
        const target = readlinkSync(`${folder}/${name}`);
        return target.startsWith('socket:') ? [target] : [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
