import { readdirSync, readFileSync } from 'node:fs';

/** Process ids below a process, however deep. Linux only: it reads /proc. */
export function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parentOf(Number(entry));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found = [...(children.get(pid) ?? [])];
  // An array may grow while it is walked; what is added is walked, too.
  for (const child of found) found.push(...(children.get(child) ?? []));
  return found;
}

function parentOf(pid: number): number | undefined {
  try {
    // The name in parentheses may hold spaces and parentheses of its own.
    return Number(/.*\) \S (\d+) /s.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Whether a process still runs; one that only waits to be collected does not. */
export function alive(pid: number): boolean {
  try {
    return !/.*\) [ZX] /s.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
