import { spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { connectControl, type ControlClient, type PluginState, type Transition } from '@plugwright/kernel';
import { fileLimit } from './disk/file-limit.ts';
import type { Disk } from './disk/disk.ts';
import { processesOf } from './processes-of.ts';

const program = fileURLToPath(new URL('./programs/kernel-to-hit.ts', import.meta.url));

/** Where things happen. */
export interface StageOptions {
  readonly stateFolder: string;
  readonly socketPath: string;
  /** One for each plugin, all in one folder. */
  readonly folders: readonly string[];
  /** What the state lies on; a limit of the kernel's files where absent. */
  readonly disk?: Disk | undefined;
  /** What the kernel found wrong when it started. */
  readonly complain: (text: string) => void;
  /** What was written to its standard error, where a kernel that is well writes nothing. */
  readonly alarm: (text: string) => void;
}

/** A step of a plugin, in the middle of which the kernel stands still. */
export type SeenStep = Transition & { readonly plugin: string };

/** What the kernel's process says, line by line. */
type Said = { readonly started: true; readonly errors: readonly string[] } | { readonly alive: number } | { readonly verifying: string } | SeenStep;

/** A kernel in a process of its own, to which anything may happen, and which is there again afterwards. */
export class Stage {
  /** Arrows of the chart that were gone, as `from event`. */
  readonly seen = new Set<string>();
  /** Where the plugins of the kernel that runs now are, by their steps. */
  readonly states = new Map<string, PluginState>();
  readonly disk: Disk;
  /** Hears of each step while the kernel stands still in it; it goes on when this returns. */
  onStep: (step: SeenStep) => void = () => undefined;
  /** Hears that a plugin is being verified, and that this takes its time. */
  onVerifying: (plugin: string) => void = () => undefined;
  /** Plugins that have a spare in the next kernel. */
  spares: readonly string[] = [];
  readonly #options: StageOptions;
  readonly #plugins: string;
  #onAlive: ((mib: number) => void) | undefined;
  #kernel: ChildProcess | undefined;
  #client: ControlClient | undefined;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#plugins = dirname(options.folders[0] ?? '');
    this.disk = options.disk ?? fileLimit(() => this.kernelPid);
  }

  /** How the kernel ended that nobody ended; undefined while it is well. */
  get fallen(): string | undefined {
    const { exitCode, signalCode } = this.#kernel ?? {};
    return exitCode == null ? (signalCode ?? undefined) : `exit code ${String(exitCode)}`;
  }

  /** The kernel as it is reached at this moment; undefined while there is none. */
  get client(): ControlClient | undefined {
    return this.#client;
  }

  get kernelPid(): number | undefined {
    return this.#kernel?.pid;
  }

  /** End the kernel by a signal and start it again. */
  async restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await this.end(signal);
    await this.start();
  }

  /** End the kernel; the signal is sent before this returns. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const kernel = this.#kernel;
    if (kernel === undefined) return;
    const exited = kernel.exitCode === null && kernel.signalCode === null ? new Promise((resolve) => kernel.once('exit', resolve)) : undefined;
    kernel.kill(signal);
    await exited;
    if (this.#kernel !== kernel) return;
    this.#client?.close();
    this.#client = undefined;
    this.#kernel = undefined;
  }

  signalKernel(signal: NodeJS.Signals): void {
    this.#kernel?.kill(signal);
  }

  /** Processes that run the code of a plugin. */
  processes(plugin: string): readonly number[] {
    return processesOf(plugin, this.#plugins);
  }

  /** Send a signal to whatever runs a plugin's code, before this returns; those that got it. */
  signal(plugin: string, signal: NodeJS.Signals): readonly number[] {
    return this.processes(plugin).filter((pid) => sent(pid, signal));
  }

  /** Stop a plugin's code in its tracks, before this returns; returns how to let it go on. */
  freeze(plugin: string): () => void {
    const pids = this.signal(plugin, 'SIGSTOP');
    return () => {
      for (const pid of pids) sent(pid, 'SIGCONT');
    };
  }

  /** What is alive in the kernel after a collection of garbage, MiB. */
  kernelAlive(): Promise<number> {
    return new Promise((resolve) => {
      this.#onAlive = resolve;
      this.signalKernel('SIGUSR2');
    });
  }

  /** Do something as the operator; undefined where the kernel refused it or is not there. */
  async operate<T>(act: (client: ControlClient) => Promise<T>): Promise<T | undefined> {
    const client = this.#client;
    if (client === undefined) return undefined;
    return act(client).catch(() => undefined);
  }

  /**
   * Start the kernel; resolves when it can be called, or when somebody ended it meanwhile.
   * @throws Error with what it said where it ended by itself
   */
  async start(): Promise<void> {
    const { stateFolder, socketPath, folders, complain, alarm } = this.#options;
    const kernel = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, stateFolder, socketPath, this.spares.join(','), ...folders], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.#kernel = kernel;
    this.states.clear();
    kernel.stderr?.setEncoding('utf8').on('data', alarm);
    const isEnded = (): boolean => this.#kernel !== kernel || kernel.signalCode !== null;
    const errors = await this.#listen(kernel);
    if (isEnded()) return;
    for (const error of errors) complain(`${error}\n`);
    const { client, diagnostics } = await connectControl(socketPath);
    if (isEnded()) return;
    if (client === undefined)
      throw new Error(`the kernel is not there after its start: ${[...errors, ...diagnostics.map(({ message }) => message)].join('; ')}`);
    this.#client = client;
  }

  /** Hear what a kernel says; its errors when it is started. */
  #listen(kernel: ChildProcess): Promise<readonly string[]> {
    const steps = kernel.stdio[3] as Writable;
    // One that was killed in the middle of a step does not read any more.
    steps.on('error', () => undefined);
    return new Promise((resolve) => {
      let rest = '';
      kernel.stdout?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const said = JSON.parse(line) as Said;
          if ('started' in said) resolve(said.errors);
          else if ('alive' in said) this.#onAlive?.(said.alive);
          else if ('verifying' in said) this.onVerifying(said.verifying);
          else this.#step(said, kernel, steps);
        }
      });
      kernel.once('exit', (code, signal) => resolve([`the kernel ended while it was started: ${String(code ?? signal)}`]));
    });
  }

  #step(step: SeenStep, kernel: ChildProcess, steps: Writable): void {
    this.seen.add(`${step.from} ${step.event}`);
    if (this.#kernel === kernel) this.states.set(step.plugin, step.to);
    this.onStep(step);
    steps.write('.');
  }
}

function sent(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
