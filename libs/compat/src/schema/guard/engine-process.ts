import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { processorTime } from './processor-time.ts';
import type { Report } from './message.ts';

/** Memory of the deciding process in MiB; a question that needs more ends as unknown. */
const MEMORY_MIB = 512;

/** What the guard hears of a process. */
export interface EngineEvents {
  readonly report: (report: Report) => void;
  /** The process is gone or does not start; told once. */
  readonly gone: (how: string) => void;
}

/** A child process that decides questions; holds this process open only while `hold(true)`. */
export class EngineProcess {
  readonly #child: ChildProcess;
  #told = false;

  constructor(entry: URL, events: EngineEvents) {
    this.#child = fork(fileURLToPath(entry), [], {
      execArgv: [`--max-old-space-size=${String(MEMORY_MIB)}`],
      // A crash report of V8 on our error stream would look like ours.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const gone = (how: string): void => {
      if (this.#told) return;
      this.#told = true;
      process.off('exit', this.#kill);
      events.gone(how);
    };
    this.#child.on('message', (message) => {
      if (!this.#told) events.report(message as Report);
    });
    this.#child.on('error', () => {
      gone('could not be started');
    });
    this.#child.on('exit', (code, signal) => {
      gone(signal === null ? `ended with code ${String(code)}` : `died of ${signal}`);
    });
    process.on('exit', this.#kill);
    this.hold(false);
  }

  readonly #kill = (): void => {
    this.#child.kill('SIGKILL');
  };

  /** Sends a question in JSON. */
  ask(question: string): void {
    // A failed write shows as the end of the process.
    this.#child.send(question, () => undefined);
  }

  hold(open: boolean): void {
    if (open) {
      this.#child.ref();
      this.#child.channel?.ref();
    } else {
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }

  /** How long the process has computed, in milliseconds; `undefined` where the system does not tell. */
  computed(): number | undefined {
    return this.#child.pid === undefined ? undefined : processorTime(this.#child.pid);
  }

  /** Ends the process at once and says nothing more of it. */
  end(): void {
    this.#told = true;
    process.off('exit', this.#kill);
    this.#child.kill('SIGKILL');
  }
}
