import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Control groups of plugins stand so deep at most. */
const DEPTH = 4;

/**
 * What a kernel that was stopped left on the machine: processes, its socket, temporary folders, control groups.
 * @param folder where its plugins and its socket lay
 */
export function leftBehind(kernelPid: number, folder: string, socketPath: string): readonly string[] {
  const isOfKernel = (name: string): boolean => name.startsWith('plugwright.') && name.split('.')[2] === String(kernelPid);
  return [
    ...namesIn('/proc')
      .filter((name) => /^\d+$/u.test(name) && Number(name) !== process.pid && commandOf(name).includes(folder))
      .map((pid) => `process ${pid}: ${commandOf(pid).replaceAll('\0', ' ').trim()}`),
    ...(existsSync(socketPath) ? [`socket ${socketPath}`] : []),
    ...namesIn(tmpdir())
      .filter(isOfKernel)
      .map((name) => `folder ${join(tmpdir(), name)}`),
    ...foldersIn('/sys/fs/cgroup', DEPTH, isOfKernel).map((group) => `control group ${group}`),
  ];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function foldersIn(folder: string, depth: number, isWanted: (name: string) => boolean): readonly string[] {
  if (depth === 0 || !existsSync(folder)) return [];
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => (isWanted(name) ? [join(folder, name)] : foldersIn(join(folder, name), depth - 1, isWanted)));
  } catch {
    return [];
  }
}
