import { existsSync } from 'node:fs';
import { diagnose } from '@plugwright/diagnostics';
import { GeneratorFailure } from '../workspace/failure.ts';
import { lockPath, releaseLock, takeLock, type Holder } from './lock-file.ts';

/** What is said where another process holds the lock. */
export function held(holder: Holder): GeneratorFailure {
  const hints = holder.command === '' ? [] : [`It is running \`${holder.command}\`.`];
  return new GeneratorFailure('Nothing was changed.', [diagnose('workspace/lock-held', { pid: holder.pid }, { hints })]);
}

const diskFull = new Set(['ENOSPC', 'EDQUOT']);

/** Takes the lock; a folder that cannot even hold that could not hold the files. */
function take(root: string, command: string): void {
  let holder: Holder | undefined;
  try {
    holder = takeLock(root, { pid: process.pid, command });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const finding = diskFull.has(code)
      ? diagnose('workspace/disk-full', { file: lockPath })
      : diagnose('workspace/not-writable', { file: lockPath, reason: message });
    throw new GeneratorFailure('Nothing was changed.', [finding]);
  }
  if (holder !== undefined) throw held(holder);
}

/** A tree in memory has no folder on disk, and a dry run writes nothing: neither needs a lock. */
function needsLock(root: string): boolean {
  return process.env['NX_DRY_RUN'] !== 'true' && existsSync(root);
}

/**
 * Run a generator as the only one of its workspace. Nx writes the files after the generator returned, so the lock is
 * given back by the returned `release`, which the generator hands to Nx as its callback, or at the process's end.
 * @throws GeneratorFailure `workspace/lock-held` while another generator is at work, `workspace/disk-full` or
 * `workspace/not-writable` where not even the lock can be written.
 */
export async function withLock<T>(root: string, command: string, body: () => Promise<T>): Promise<{ readonly result: T; readonly release: () => void }> {
  if (!needsLock(root)) return { result: await body(), release: () => undefined };
  take(root, command);
  const atExit = (): void => {
    releaseLock(root, process.pid);
  };
  // With a listener in place Ctrl-C waits for the writing of files, which is synchronous: all of them or none.
  const onSignal = (signal: NodeJS.Signals): void => {
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('exit', atExit).once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const release = (): void => {
    process.off('exit', atExit).off('SIGINT', onSignal).off('SIGTERM', onSignal);
    atExit();
  };
  try {
    return { result: await body(), release };
  } catch (error) {
    release();
    throw error;
  }
}
