import { exitCode } from '../exit-code.ts';
import { guardInterruption } from './interruption.ts';
import type { Terminal } from './terminal.ts';

/** Do work that the first interruption ends in order; `left` then says what is left, and the exit code is that of the interruption. */
export async function interruptible(terminal: Terminal, left: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const guard = guardInterruption();
  try {
    await work(guard.signal);
  } catch (error) {
    if (guard.exitCode() === undefined) throw error;
    terminal.err(`Interrupted; ${left}.\n`);
    process.exitCode = guard.exitCode() ?? exitCode.interrupted;
  } finally {
    guard.release();
  }
}
