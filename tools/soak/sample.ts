import { readFileSync, readdirSync } from 'node:fs';

/** What a process has at a moment. */
export interface Held {
  /** Resident, MiB. */
  readonly memory: number;
  readonly handles: number;
}

/** Read it from the process file system; undefined where the process is gone. */
export function heldBy(pid: number): Held | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${String(pid)}/statm`, 'utf8').split(' ')[1]);
    return { memory: (pages * 4) / 1024, handles: readdirSync(`/proc/${String(pid)}/fd`).length };
  } catch {
    return undefined;
  }
}
