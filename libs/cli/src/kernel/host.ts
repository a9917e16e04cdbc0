import type { Diagnostic } from '@plugwright/diagnostics';
import type { Kernel, KernelOptions } from '@plugwright/kernel';
import { setFlagsFromString } from 'node:v8';

/** A kernel in this process together with its control socket. */
export interface Host {
  readonly kernel: Kernel;
  /** Findings of the start. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether at least one plugin is ready. Where none is, everything is stopped already. */
  readonly serving: boolean;
  /** Resolves when the kernel was stopped, by whomever. */
  readonly stopped: Promise<true>;
  /** Stop gracefully; nothing is left. Stopping again waits for the same end. */
  stop(): Promise<void>;
}

/** A kernel that is only being started. */
export interface Starting {
  readonly kernel: Kernel;
  /** Where its control socket is; what a hard ending must not leave behind. */
  readonly socketPath: string;
}

export interface HostOptions {
  readonly root: string;
  readonly kernel: KernelOptions;
  /** Its abort stops the kernel gracefully, whatever was reached. */
  readonly signal: AbortSignal;
  /** Called before anything runs. */
  readonly onStarting: (starting: Starting) => void;
}

/**
 * Start a kernel behind the control socket of a workspace. The socket comes first: a kernel that already runs there is
 * found before a second one touches its state.
 */
export async function startHost({ root, kernel: options, signal, onStarting }: HostOptions): Promise<Host> {
  // Young garbage is collected in less time than helper threads take to wake; every call would wait for them.
  setFlagsFromString('--no-parallel-scavenge');
  // Loaded when it is needed: it is the greater part of the start of a command.
  const { controlSocketPath, createKernel, serveControl } = await import('@plugwright/kernel');
  const kernel = createKernel(options);
  const socketPath = controlSocketPath(root);
  const ended = Promise.withResolvers<true>();
  const served = serveControl(kernel, { socketPath, onStopped: () => ended.resolve(true) });
  let stopping: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    await kernel.stop();
    await (await served).control?.close();
    ended.resolve(true);
  };
  const stop = (): Promise<void> => (stopping ??= stopAll());
  onStarting({ kernel, socketPath });
  signal.addEventListener('abort', () => void stop(), { once: true });
  const { control, diagnostics: unserved } = await served;
  const wanted = control !== undefined && !signal.aborted;
  const diagnostics = !wanted ? unserved : [...unserved, ...(await kernel.start())];
  // One that is quarantined or disabled can be let run again, by commands to this kernel.
  const serving = wanted && kernel.ps().some(({ state }) => ['ready', 'degraded', 'starting', 'quarantined', 'disabled'].includes(state));
  if (!serving) await stop();
  return { kernel, diagnostics, serving, stopped: ended.promise, stop };
}
