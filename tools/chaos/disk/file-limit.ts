import { execFileSync } from 'node:child_process';
import type { Disk } from './disk.ts';

/**
 * Where no file system can be mounted: no file of the kernel may be longer than a little, so that a write fails much as on a full disk.
 * @throws Error where there is no program that limits it
 */
export function fileLimit(kernel: () => number | undefined): Disk {
  execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
  const limit = (bytes: string): void => {
    const pid = kernel();
    if (pid === undefined) return;
    try {
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { stdio: 'ignore' });
    } catch {
      // It has ended meanwhile, and its limit with it.
    }
  };
  return { kind: 'limit of file sizes', fill: () => limit('4096'), free: () => limit('unlimited') };
}
