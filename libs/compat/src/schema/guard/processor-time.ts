import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the hardware. */
const TICK_MS = 10;

/** Places of the two times in the line, counted from behind the name of the program, which may hold anything. */
const USER = 11;
const SYSTEM = 12;

/** How long a process has computed in all its threads, in milliseconds; `undefined` where the system does not tell. */
export function processorTime(pid: number): number | undefined {
  let line: string;
  try {
    line = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[USER]) + Number(fields[SYSTEM]);
  return Number.isFinite(ticks) ? ticks * TICK_MS : undefined;
}
