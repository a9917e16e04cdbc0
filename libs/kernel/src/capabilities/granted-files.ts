import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE } from '../discovery/find-plugins.ts';
import type { GrantedAccess } from '../isolation/driver.ts';
import { findPaths } from './file-access.ts';
import type { HeldGrant } from './held-grant.ts';

/** What a plugin may reach on the disk besides its own folder, and what was left out of it. */
export interface GrantedFiles {
  readonly access: Pick<GrantedAccess, 'read' | 'write'>;
  readonly leftOut: readonly { readonly capability: string; readonly reason: string }[];
}

const scope = 'filesystem';

/** Paths that a plugin is given: each is a rule or a mount of its own, and some are made in a time that grows with their square. */
const MOST_PATHS = 256;

/** Whether a path is in one of the folders, or one of them. */
function isWithin(path: string, folders: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) if (folders.has(path.slice(0, end))) return true;
  return false;
}

/** The plugin's manifest, as the walk would name it. */
function manifestIn(folder: string): string {
  try {
    return join(realpathSync(folder), MANIFEST_FILE);
  } catch {
    return join(folder, MANIFEST_FILE);
  }
}

/**
 * Follow the grants of scope filesystem to the disk as it is now. Who may watch a file may read it, and so may who may write it: no isolation
 * level tells the two apart. A plugin never writes its own manifest, nor a folder that holds it: at its next start it would be what it says
 * there, with whatever level and capabilities it likes.
 */
export function grantedFiles(grants: readonly HeldGrant[], folder: string, now: number): GrantedFiles {
  const [read, write] = [new Set<string>(), new Set<string>()];
  const leftOut: { capability: string; reason: string }[] = [];
  const manifest = manifestIn(folder);
  for (const held of grants) {
    const { capability, terms } = held;
    if (capability.scope !== scope || held.hasEnded(now)) continue;
    const permissions = capability.permissions.filter((permission) => terms.permissions?.includes(permission) !== false);
    if (permissions.length === 0) continue;
    const found = findPaths(
      terms.root ?? folder,
      [capability.paths ?? [], ...(terms.paths === undefined ? [] : [terms.paths])],
      MOST_PATHS - new Set([...read, ...write]).size,
    );
    for (const reason of found.leftOut) leftOut.push({ capability: capability.id, reason });
    for (const path of found.paths) {
      if (permissions.some((permission) => permission === 'read' || permission === 'watch')) read.add(path);
      if (!permissions.includes('write')) continue;
      if (path === '/' || isWithin(manifest, new Set([path])))
        leftOut.push({ capability: capability.id, reason: `${MANIFEST_FILE} is in it, and a plugin does not write that` });
      else write.add(path);
    }
  }
  return { access: { read: [...read].filter((path) => !isWithin(path, write)).sort(), write: [...write].sort() }, leftOut };
}
