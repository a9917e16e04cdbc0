import { statSync } from 'node:fs';
import { dirname } from 'node:path';

const PASS = 0o001;
const READ = 0o004;

/** Whether everybody can get as far as a path. */
export function isReachable(path: string): boolean {
  const parent = dirname(path);
  return parent === path || ((modeOf(parent) & PASS) !== 0 && isReachable(parent));
}

/** Whether everybody can read a file, or list and pass a folder, and get there. */
export function isOpenToOthers(path: string): boolean {
  return (modeOf(path) & READ) !== 0 && isReachable(path);
}

function modeOf(path: string): number {
  try {
    return statSync(path).mode;
  } catch {
    return 0;
  }
}
