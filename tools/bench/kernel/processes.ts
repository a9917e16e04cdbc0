import { readFileSync, readdirSync } from 'node:fs';

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${String(pid)}/task`).flatMap((task) =>
      readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    return [];
  }
}

/** Every process that a process started, with those that these started; Linux only. */
export function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

/** Proportional share of the memory that a process has resident, MiB; 0 where it is gone. */
export function proportionalMiB(pid: number): number {
  try {
    const kib = /^Pss:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new Error('the memory of processes of other users can be read by root only', { cause: error });
    return 0;
  }
}

/** Resident memory of a process, MiB; undefined where it is gone. */
export function residentMiB(pid: number): number | undefined {
  try {
    return (Number(readFileSync(`/proc/${String(pid)}/statm`, 'utf8').split(' ')[1]) * 4) / 1024;
  } catch {
    return undefined;
  }
}
