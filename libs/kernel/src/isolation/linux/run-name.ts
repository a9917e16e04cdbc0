import { readFileSync, readlinkSync } from 'node:fs';
import { statFields } from './process-usage.ts';

/** Where the start time of a process stands among the fields after its name, in ticks since the boot. */
const START_FIELD = 19;

const FORM = /^plugwright\.(\d+)\.(\d+)\.(\d+)(?:\.|$)/;

function pidNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    // Other systems have one.
    return '0';
  }
}

/** When a process started; the same for all that run where the system does not say; undefined where there is no such process. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return statFields(pid)?.[START_FIELD];
  try {
    process.kill(pid, 0);
    return '0';
  } catch {
    return undefined;
  }
}

/**
 * A name for what this process leaves on the machine, control groups and temporary folders: whoever finds it later can tell
 * whether the process still runs, also when its number was given to another one meanwhile.
 */
export function runName(): string {
  return `plugwright.${pidNamespace()}.${String(process.pid)}.${startOf(process.pid) ?? '0'}`;
}

/** Whether a name was given by a process of this machine that is gone. */
export function isLeftOver(name: string): boolean {
  const match = FORM.exec(name);
  if (match === null) return false;
  const [, namespace, pid, start] = match;
  return namespace === pidNamespace() && startOf(Number(pid)) !== start;
}

/** The text of a small file, without the end of its last line; undefined where it cannot be read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch {
    return undefined;
  }
}
