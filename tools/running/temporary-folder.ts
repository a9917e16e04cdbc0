import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRunning } from './command.ts';

/**
 * Runs `work` in a new temporary folder that is gone afterwards, with every command started meanwhile: at the end,
 * after an error, and after Ctrl-C or a termination signal.
 * @param onInterrupt called at the first such signal, for work that can come to an end of its own; only the second one ends it then
 */
export async function inTemporaryFolder<T>(label: string, work: (folder: string) => Promise<T>, onInterrupt?: () => void): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `plugwright-${label}-`));
  const clean = (): void => {
    killRunning();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  let asked = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (onInterrupt !== undefined && !asked) {
      asked = true;
      onInterrupt();
      return;
    }
    clean();
    process.stderr.write(`\nstopped by ${signal}; nothing is left behind\n`);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(folder);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    clean();
  }
}
