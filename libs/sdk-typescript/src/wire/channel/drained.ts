import type { Writable } from 'node:stream';

/**
 * How to wait for the reader of an output: undefined while it keeps up, else a promise, one for all, that resolves when it has read what waits, or when
 * the output is closed.
 */
export function drainedOf(output: Writable): () => Promise<void> | undefined {
  let full: Promise<void> | undefined;
  let resume: (() => void) | undefined;
  const release = (): void => {
    full = undefined;
    resume?.();
  };
  output.on('drain', release);
  output.on('close', release);
  return () => (output.writableNeedDrain ? (full ??= new Promise<void>((resolve) => (resume = resolve))) : undefined);
}
