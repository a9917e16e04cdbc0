import type { ControlClient } from '@plugwright/kernel';
import { guardInterruption } from '../terminal/interruption.ts';

/** Listen until Ctrl-C, until the reader of the output is gone, or until the kernel ends. */
export async function followUntilInterrupted(client: ControlClient, listen: () => Promise<void>): Promise<void> {
  const interruption = guardInterruption();
  const interrupted = new Promise<void>((resolve) => interruption.signal.addEventListener('abort', () => resolve(), { once: true }));
  try {
    await Promise.race([listen().then(() => client.closed), interrupted]);
    process.exitCode = interruption.exitCode() ?? process.exitCode;
  } finally {
    interruption.release();
  }
}
