import { PassThrough } from 'node:stream';
import { MessageChannel, Worker } from 'node:worker_threads';
import { defaultWireLimits, textsChannel } from '@plugwright/sdk/wire';
import { pluginChannel } from '../channel.ts';
import type { Exit, LaunchRequest, RunningPlugin } from '../driver.ts';
import { readLines } from '../lines.ts';
import { Gauges, MOST_MODULES } from './gauges.ts';
import type { GroupOrder, GroupReport } from './group-messages.ts';
import { untilStopped } from './until-stopped.ts';

/** How long the thread may take to let go of a module; it is ended then, since a module that has it does not give it back. */
const DROP_MS = 100;

/** A thread without modules ends after this long: the next is often a restart. */
const LINGER_MS = 2_000;

/** MiB that compiled code, tables and messages of a group may take besides the memories of its modules. */
const HEAP_MB = 128;

/** So many of the largest messages may be sent while one is handled. */
const MESSAGES_A_TURN = 4;

interface Member {
  readonly plugin: string;
  readonly output: Readonly<Record<'stdout' | 'stderr', PassThrough>>;
  ended(exit: Exit): void;
}

/**
 * Modules that share a thread. Each has its own memory and none can reach another's, but the thread is one: who does not give it back
 * is ended by ending the thread, and all of the group start anew.
 */
export class TrustGroup {
  readonly #onEmpty: () => void;
  readonly #gauges = new Gauges();
  readonly #members = new Map<number, Member>();
  readonly #worker: Worker;
  #linger: NodeJS.Timeout | undefined;
  #gone = false;

  constructor(name: string, onEmpty: () => void) {
    this.#onEmpty = onEmpty;
    this.#worker = new Worker(new URL('./group-thread.ts', import.meta.url), {
      name: name === '' ? 'wasm' : `wasm ${name}`,
      argv: [],
      execArgv: [],
      env: {},
      workerData: this.#gauges.shared,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    let failure = 'its thread ended';
    this.#worker.on('message', (report: GroupReport) => this.#hear(report));
    this.#worker.on('error', (error) => (failure = error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', () => this.#endAll(failure));
  }

  /** Whether another module can be started in it. */
  get hasRoom(): boolean {
    return !this.#gone && this.#members.size < MOST_MODULES;
  }

  /** Start a module. */
  launch(request: LaunchRequest): RunningPlugin {
    const slot = this.#freeSlot();
    clearTimeout(this.#linger);
    this.#gauges.clear(slot);
    const { port1, port2 } = new MessageChannel();
    const output = { stdout: new PassThrough(), stderr: new PassThrough() };
    for (const stream of ['stdout', 'stderr'] as const) readLines(output[stream], (line) => request.onOutput(stream, line), request.scrubber, request.onFlood);
    let isOver = false;
    const exited = new Promise<Exit>((resolve) => {
      const ended = (exit: Exit): void => {
        isOver = true;
        port1.close();
        output.stdout.end();
        output.stderr.end();
        resolve(exit);
      };
      this.#members.set(slot, { plugin: request.plugin, output, ended });
    });
    const kill = (): void => {
      if (!isOver) this.#drop(slot);
    };
    const limits = { ...defaultWireLimits, maxFrameBytes: request.maxMessageBytes };
    this.#tell({
      kind: 'start',
      slot,
      file: request.command.entry,
      memoryMB: request.limits.memoryMB,
      maxTurnBytes: MESSAGES_A_TURN * request.maxMessageBytes,
      port: port2,
    });
    return {
      channel: untilStopped(pluginChannel(textsChannel(port1, limits, () => port1.close())), kill),
      pid: undefined,
      exited,
      enforced: Promise.resolve({ level: 'wasm', missing: [] }),
      kill,
      stats: () => {
        if (isOver) return undefined;
        const { bytes, busyMs } = this.#gauges.of(slot);
        return { at: performance.now(), memoryBytes: bytes, cpuMs: busyMs };
      },
      // Threads of one process cannot be halted alone.
      freeze: () => false,
      thaw: () => false,
    };
  }

  #freeSlot(): number {
    for (let slot = 0; slot < MOST_MODULES; slot += 1) if (!this.#members.has(slot)) return slot;
    throw new Error('the group has no room');
  }

  #tell(order: GroupOrder): void {
    this.#worker.postMessage(order, order.kind === 'start' ? [order.port] : []);
  }

  #hear(report: GroupReport): void {
    const member = this.#members.get(report.slot);
    if (report.kind === 'output') member?.output[report.stream].write(report.text);
    else this.#end(report.slot, report.reason);
  }

  #drop(slot: number): void {
    const member = this.#members.get(slot);
    if (member === undefined) return;
    this.#tell({ kind: 'drop', slot });
    setTimeout(() => {
      const holder = this.#gauges.holder();
      // By now the slot may be another's.
      if (this.#members.get(slot) !== member || this.#gone) return;
      const culprit = holder === undefined ? undefined : this.#members.get(holder)?.plugin;
      this.#endAll(culprit === undefined ? 'its thread did not answer' : `${culprit} did not give back the thread of its group`);
      void this.#worker.terminate();
    }, DROP_MS);
  }

  #end(slot: number, reason: string): void {
    const member = this.#members.get(slot);
    if (!this.#members.delete(slot)) return;
    member?.ended({ reason });
    if (this.#members.size > 0 || this.#gone) return;
    this.#linger = setTimeout(() => {
      this.#gone = true;
      this.#onEmpty();
      void this.#worker.terminate();
    }, LINGER_MS).unref();
  }

  #endAll(reason: string): void {
    if (!this.#gone) this.#onEmpty();
    this.#gone = true;
    for (const slot of [...this.#members.keys()]) this.#end(slot, reason);
  }
}
