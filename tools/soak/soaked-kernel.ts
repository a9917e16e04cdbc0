import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connectControl, type ControlClient } from '@plugwright/kernel';

const program = fileURLToPath(new URL('./programs/kernel-to-soak.ts', import.meta.url));

/** What the kernel's process says: that it is started, with its errors, or what is alive after a collection of garbage, MiB. */
export type Said = { readonly started: readonly string[] } | { readonly alive: number };

/** Where a kernel lies. */
export interface SoakedKernelOptions {
  readonly stateFolder: string;
  readonly socketPath: string;
  readonly folders: readonly string[];
  /** What it said that nobody expected. */
  readonly complain: (text: string) => void;
}

/**
 * V8 compiles a function anew after 400 and after 3,000 calls. What runs once a restart would come to that over many hours, a few KiB of code each; after a
 * thirtieth of the calls it is done with while the run warms up.
 */
const EARLY = ['--invocation-count-for-maglev=14', '--invocation-count-for-turbofan=100', '--minimum-invocations-after-ic-update=16'];

/** Longer than starting, stopping or an answer may take. */
const PATIENCE_MS = 60_000;

/** A kernel in a process of its own, which nobody but its plugins disturbs. */
export class SoakedKernel {
  readonly client: ControlClient;
  readonly #process: ChildProcess;

  private constructor(client: ControlClient, child: ChildProcess) {
    this.client = client;
    this.#process = child;
  }

  /**
   * Start a kernel.
   * @throws Error where it does not start
   */
  static async start({ stateFolder, socketPath, folders, complain }: SoakedKernelOptions): Promise<SoakedKernel> {
    const child = fork(program, [stateFolder, socketPath, ...folders], {
      execArgv: ['--disable-warning=ExperimentalWarning', ...EARLY],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.setEncoding('utf8').on('data', complain);
    const said = await heardFrom(child);
    const errors = 'started' in said ? said.started : ['it said something else'];
    const { client, diagnostics } = await connectControl(socketPath);
    if (errors.length === 0 && client !== undefined) return new SoakedKernel(client, child);
    await ended(child);
    throw new Error(`the kernel does not start: ${[...errors, ...diagnostics.map(({ message }) => message)].join('; ')}`);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /**
   * What is alive in it after a collection of garbage, MiB.
   * @throws Error where it ended, or does not answer
   */
  async alive(): Promise<number> {
    const heard = heardFrom(this.#process);
    // That it cannot be asked any more is heard by its end.
    this.#process.send('alive', () => undefined);
    const said = await heard;
    return 'alive' in said ? said.alive : NaN;
  }

  /** Stop it, and wait until it is gone. */
  async end(): Promise<void> {
    this.client.close();
    await ended(this.#process);
  }
}

/** The next thing that a process says; one that ends, or hangs, says nothing more. */
function heardFrom(child: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the kernel has ended');
    const over = (): void => {
      clearTimeout(patience);
      child.off('message', onMessage).off('exit', onExit);
    };
    const fail = (reason: string): void => {
      over();
      reject(new Error(reason));
    };
    const onMessage = (said: unknown): void => {
      over();
      resolve(said as Said);
    };
    const onExit = (code: number | null, signal: string | null): void => fail(`the kernel ended: ${signal ?? `exit code ${String(code)}`}`);
    const patience = setTimeout(() => fail(`the kernel hangs: it has said nothing for ${String(PATIENCE_MS / 1000)} s`), PATIENCE_MS);
    child.once('message', onMessage).once('exit', onExit);
  });
}

/** It stops when nobody holds the other end of its channel. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await exited;
  clearTimeout(force);
}
