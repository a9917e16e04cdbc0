import { constants } from 'node:os';

/** How shells, bubblewrap and runc pass on that a signal ended a program. */
const SIGNALLED = 128;

/** How a program ended that runs inside another one, by the exit code of that one. */
export function signalledReason(code: number): string {
  const name = Object.entries(constants.signals).find(([, number]) => number + SIGNALLED === code)?.[0];
  return name === undefined ? `exit code ${String(code)}` : `signal ${name}`;
}
