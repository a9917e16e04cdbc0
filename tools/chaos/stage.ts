import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connectControl, type ControlClient, type Transition } from '@plugwright/kernel';

const program = fileURLToPath(new URL('./programs/kernel-to-hit.ts', import.meta.url));

const run = promisify(execFile);

/** Where things happen. */
export interface StageOptions {
  readonly stateFolder: string;
  readonly socketPath: string;
  readonly folders: readonly string[];
  /** What the kernel said that nobody expected. */
  readonly complain: (text: string) => void;
}

/** What the kernel's process says, line by line. */
type Said = { readonly started: true; readonly errors: readonly string[] } | { readonly alive: number } | (Transition & { readonly plugin: string });

/** A kernel in a process of its own, to which anything may happen, and which is there again afterwards. */
export class Stage {
  /** Arrows of the chart that were gone, as `from event`. */
  readonly seen = new Set<string>();
  readonly #options: StageOptions;
  #onAlive: ((mib: number) => void) | undefined;
  #kernel: ChildProcess | undefined;
  #client: ControlClient | undefined;
  #up: Promise<void> = Promise.resolve();

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /** The kernel as it is reached at this moment; undefined while there is none. */
  get client(): ControlClient | undefined {
    return this.#client;
  }

  get kernelPid(): number | undefined {
    return this.#kernel?.pid;
  }

  /** Start the kernel; resolves when it can be called. */
  start(): Promise<void> {
    this.#up = this.#start();
    return this.#up;
  }

  /** End the kernel by a signal and start it again. */
  async restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await this.#up;
    await this.end(signal);
    await this.start();
  }

  /** End the kernel. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const kernel = this.#kernel;
    if (kernel === undefined) return;
    const exited = kernel.exitCode === null && kernel.signalCode === null ? new Promise((resolve) => kernel.once('exit', resolve)) : undefined;
    kernel.kill(signal);
    await exited;
    this.#client?.close();
    this.#client = undefined;
    this.#kernel = undefined;
  }

  signalKernel(signal: NodeJS.Signals): void {
    this.#kernel?.kill(signal);
  }

  /** Send a signal to a plugin's process; where it has none at the moment nothing happens. */
  async signal(plugin: string, signal: NodeJS.Signals): Promise<number | undefined> {
    const status = (await this.operate((client) => client.ps()))?.find(({ id }) => id === plugin);
    if (status?.pid === undefined) return undefined;
    return sent(status.pid, signal) ? status.pid : undefined;
  }

  /** Stop a plugin's process in its tracks; returns how to let it go on. */
  async freeze(plugin: string): Promise<() => void> {
    const pid = await this.signal(plugin, 'SIGSTOP');
    return () => {
      if (pid !== undefined) sent(pid, 'SIGCONT');
    };
  }

  /** What is alive in the kernel after a collection of garbage, MiB. */
  kernelAlive(): Promise<number> {
    return new Promise((resolve) => {
      this.#onAlive = resolve;
      this.signalKernel('SIGUSR2');
    });
  }

  /** Let no file that the kernel writes be longer than so many bytes, or `unlimited`. */
  async limitFiles(bytes: string): Promise<void> {
    const { kernelPid } = this;
    if (kernelPid !== undefined) await run('prlimit', ['--pid', String(kernelPid), `--fsize=${bytes}:`]).catch(() => undefined);
  }

  /** Do something as the operator; undefined where the kernel refused it or is not there. */
  async operate<T>(act: (client: ControlClient) => Promise<T>): Promise<T | undefined> {
    const client = this.#client;
    if (client === undefined) return undefined;
    return act(client).catch(() => undefined);
  }

  async #start(): Promise<void> {
    const { stateFolder, socketPath, folders, complain } = this.#options;
    const kernel = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, stateFolder, socketPath, ...folders], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#kernel = kernel;
    kernel.stderr.setEncoding('utf8').on('data', complain);
    const started = new Promise<readonly string[]>((resolve) => {
      let rest = '';
      kernel.stdout.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const said = JSON.parse(line) as Said;
          if ('started' in said) resolve(said.errors);
          else if ('alive' in said) this.#onAlive?.(said.alive);
          else this.seen.add(`${said.from} ${said.event}`);
        }
      });
      kernel.once('exit', (code, signal) => resolve([`the kernel ended while it was started: ${String(code ?? signal)}`]));
    });
    const errors = await started;
    for (const error of errors) complain(`${error}\n`);
    const { client, diagnostics } = await connectControl(socketPath);
    if (client === undefined)
      throw new Error(`the kernel is not there after its start: ${[...errors, ...diagnostics.map(({ message }) => message)].join('; ')}`);
    this.#client = client;
  }
}

function sent(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
