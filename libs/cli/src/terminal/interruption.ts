/** Work that wants to end in order when it is interrupted. */
export interface Interruption {
  /** Aborted by the first Ctrl-C, termination signal or closed output. */
  readonly signal: AbortSignal;
  /** 130 after Ctrl-C, 143 after a termination signal, 129 after a hang-up, 0 after a closed output; undefined while nothing happened. */
  exitCode(): number | undefined;
  /** Back to where an interruption ends the process at once. */
  release(): void;
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

let outputClosed: (() => void) | undefined;

/** To be called when the reader of the output is gone: ends the guarded work, or the process where none is guarded. */
export function closeOutput(): void {
  if (outputClosed === undefined) process.exit(process.exitCode ?? 0);
  outputClosed();
}

/**
 * From here on the first interruption only aborts the signal; the second one calls `hard` and ends the process at once.
 * One piece of work is guarded at a time.
 */
export function guardInterruption(hard: () => void = () => undefined): Interruption {
  const controller = new AbortController();
  let code: number | undefined;
  const interrupt = (exit: number): void => {
    if (code !== undefined) {
      hard();
      process.exit(exit);
    }
    code = exit;
    controller.abort();
  };
  const listeners = Object.entries(signals).map(([signal, exit]) => [signal, () => interrupt(exit)] as const);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  // A closed output is reported once per write: only the first counts.
  outputClosed = () => {
    if (code === undefined) interrupt(0);
  };
  return {
    signal: controller.signal,
    exitCode: () => code,
    release() {
      for (const [signal, listener] of listeners) process.off(signal, listener);
      outputClosed = undefined;
    },
  };
}
