import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunNx } from './regenerate.ts';

/** What became of the launcher, which confines plugins that others made. */
export type LauncherState = 'there' | 'built' | 'left-out';

/** Whether the workspace has its launcher. */
export function hasLauncher(root: string): boolean {
  return existsSync(join(root, 'libs', 'launcher', 'target', 'release', 'plugwright-launch'));
}

/** Build the launcher where it is not there; without a Rust toolchain it stays away, and the kernel says which level it reaches. */
export async function launcherIn(root: string, nx: RunNx, onBuilding: () => void): Promise<LauncherState> {
  if (hasLauncher(root)) return 'there';
  if (process.platform !== 'linux') return 'left-out';
  onBuilding();
  await nx(['run', '@plugwright/launcher:build']);
  return hasLauncher(root) ? 'built' : 'left-out';
}
