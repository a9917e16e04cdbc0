import { closeSync, openSync, readSync } from 'node:fs';

const PAGE_BYTES = 4096;
/** Linux's `USER_HZ`, which is 100 on every architecture that Node runs on. */
const TICK_MS = 10;

const buffer = Buffer.allocUnsafe(65_536);

/** The text of a small file that Linux makes up; undefined where it is gone. Faster than reading one of unknown length. */
export function head(path: string): string | undefined {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    return buffer.toString('latin1', 0, readSync(fd, buffer, 0, buffer.length, 0));
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}

/** Resident memory in bytes by the text of a process's `statm`; undefined where there is none. */
export function residentBytesOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const from = text.indexOf(' ') + 1;
  return Number(text.slice(from, text.indexOf(' ', from))) * PAGE_BYTES;
}

/** Processor time of a process and of its children that have ended, in milliseconds; undefined where it is gone. */
export function processorMs(pid: number): number | undefined {
  const fields = statFields(pid);
  return fields === undefined ? undefined : fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS;
}

/** The fields of /proc/PID/stat after the name, which may hold spaces and parentheses; the first is the state. */
export function statFields(pid: number): readonly string[] | undefined {
  const text = head(`/proc/${String(pid)}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Whether a process is there and not only waits for its parent to see that it ended. */
export function isRunning(pid: number): boolean {
  const state = statFields(pid)?.[0];
  return state !== undefined && state !== 'Z' && state !== 'X';
}
