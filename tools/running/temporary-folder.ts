import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRunning } from './command.ts';

/**
 * Runs `work` in a new temporary folder that is gone afterwards, with every command started meanwhile: at the end,
 * after an error, and after Ctrl-C or a termination signal.
 */
export async function inTemporaryFolder<T>(label: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `plugwright-${label}-`));
  const clean = (): void => {
    killRunning();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const stop = (signal: NodeJS.Signals): void => {
    clean();
    process.stderr.write(`\nstopped by ${signal}; nothing is left behind\n`);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(folder);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    clean();
  }
}
