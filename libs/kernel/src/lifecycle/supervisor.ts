import type { Isolation, Manifest } from '@plugwright/manifest';
import { coreCallError } from '../call-error.ts';
import type { RunningPlugin } from '../isolation/driver.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { KernelLimits } from '../limits.ts';
import type { LogBook } from '../logging/log-book.ts';
import { Admission } from '../routing/admission.ts';
import { ServedCalls } from '../routing/served-calls.ts';
import type { Timeout, TimerWheel } from '../timers/wheel.ts';
import type { Peer } from '../wire/peer.ts';
import type { RpcRequest } from '../wire/rpc.ts';
import { watchHealth } from './health-watch.ts';
import { Instance } from './instance.ts';
import { RestartBudget } from './restart-budget.ts';
import { transition, type PluginState } from './state.ts';

/** What a supervisor runs: everything about one plugin that a reload may change. */
export interface Program {
  readonly manifest: Manifest;
  /** Absolute. */
  readonly folder: string;
  readonly isolation: Isolation;
  readonly config: unknown;
  launch(): RunningPlugin;
}

/** What a supervisor needs of its kernel. */
export interface Surroundings {
  readonly wheel: TimerWheel;
  readonly limits: KernelLimits;
  readonly log: LogBook;
  readonly ledger: Ledger;
  readonly now: () => number;
  /** A request of the plugin arrived. */
  onRequest(supervisor: Supervisor, request: RpcRequest): void;
  /** The plugin can serve, for now cannot, or will not again. */
  onAvailability(plugin: string, availability: 'ready' | 'waiting' | 'gone'): void;
}

/** How many calls a plugin promises to serve at once. */
export function concurrencyOf({ runtime }: Manifest): number {
  return runtime.concurrency.mode === 'serial' ? 1 : runtime.concurrency.max;
}

/** Keeps one plugin running: starts it, watches it, restarts it after a crash, stops it. */
export class Supervisor {
  readonly admission: Admission;
  readonly serving = new ServedCalls();
  readonly #around: Surroundings;
  readonly #budget: RestartBudget;
  #program: Program;
  #state: PluginState = 'resolved';
  #since: number;
  #reason: string | undefined;
  #restarts = 0;
  #instance: Instance | undefined;
  #restart: Timeout | undefined;
  #endWatch: () => void = () => undefined;
  #halting: Promise<void> | undefined;
  #replacing: Promise<unknown> = Promise.resolve();
  #retired = false;

  constructor(program: Program, around: Surroundings) {
    this.#program = program;
    this.#around = around;
    this.admission = new Admission(program.manifest.id, concurrencyOf(program.manifest), around.limits.maxQueuedCalls);
    this.#budget = new RestartBudget(around.limits);
    this.#since = around.now();
  }

  get id(): string {
    return this.#program.manifest.id;
  }

  get program(): Program {
    return this.#program;
  }

  get state(): PluginState {
    return this.#state;
  }

  /** The running code's end of the wire; undefined while no code runs. */
  get peer(): Peer | undefined {
    return this.#instance?.peer;
  }

  /** Whether calls are served, now or after a restart that is under way. */
  get usable(): boolean {
    return this.#state !== 'failed' && this.#state !== 'stopped' && this.#state !== 'stopping';
  }

  /** What `ps` shows of the run: when the state began, how often it was restarted, why it is not running. */
  get run(): { readonly since: number; readonly restarts: number; readonly pid: number | undefined; readonly reason: string | undefined } {
    return { since: this.#since, restarts: this.#restarts, pid: this.#instance?.pid, reason: this.#reason };
  }

  /** Start the plugin; the reason where it did not start, and then it stays failed. */
  async start(): Promise<string | undefined> {
    const reason = await this.#launch();
    if (reason !== undefined && this.#state === 'starting') this.#fail(reason);
    return reason;
  }

  /** Never start it: a plugin that it needs is not there, or its configuration is wrong. */
  giveUp(reason: string): void {
    this.#fail(reason);
  }

  /** Stop gracefully and for good: calls under way may end within the stop timeout, waiting ones are refused. */
  async stop(): Promise<void> {
    this.#retired = true;
    this.admission.close(coreCallError('core/unavailable', { what: `${this.id}, which is being stopped` }));
    await this.#halt();
    this.#around.onAvailability(this.id, 'gone');
  }

  /** Run another program in this one's place; calls wait meanwhile. The reason where it did not start. */
  replace(program: Program): Promise<string | undefined> {
    const replaced = this.#replacing.then(() => this.#replace(program));
    this.#replacing = replaced;
    return replaced;
  }

  /** Give the running code another configuration without a restart. */
  async configure(program: Program): Promise<void> {
    this.#program = program;
    await this.#instance?.configure(program.config);
  }

  async #replace(program: Program): Promise<string | undefined> {
    this.admission.pause();
    this.#around.onAvailability(this.id, 'waiting');
    await this.#halt();
    this.#program = program;
    this.#budget.reset();
    this.admission.resize(concurrencyOf(program.manifest));
    return this.start();
  }

  /** Two who want it ended wait for the same end. */
  #halt(): Promise<void> {
    this.#halting ??= this.#end().finally(() => (this.#halting = undefined));
    return this.#halting;
  }

  async #end(): Promise<void> {
    this.#restart?.cancel();
    this.#endWatch();
    const instance = this.#instance;
    if (instance === undefined) {
      if (this.#state !== 'stopped' && this.#state !== 'failed') this.#enter('stopped');
      return;
    }
    this.#enter('stopping');
    await instance.stop();
    this.#instance = undefined;
    this.serving.clear();
    this.#enter('stopped');
    this.#around.ledger.append({ kind: 'stop', plugin: this.id });
  }

  /** Launch and say hello; undefined when it is ready, or when it was stopped meanwhile. */
  async #launch(): Promise<string | undefined> {
    if (this.#retired) return undefined;
    const { manifest, config, isolation } = this.#program;
    this.#enter('starting');
    let instance: Instance | undefined;
    try {
      instance = new Instance(this.#program.launch(), manifest, this.#around.wheel, this.#around.now, (request) => this.#around.onRequest(this, request));
      this.#instance = instance;
      await instance.initialize(config);
      if (this.#state !== 'starting') return undefined;
      this.#becomeReady(instance);
      this.#around.ledger.append({ kind: 'start', plugin: this.id, facts: { version: manifest.version, isolation } });
      return undefined;
    } catch (error) {
      if (this.#state !== 'starting') return undefined;
      instance?.kill('it did not start');
      this.#instance = undefined;
      return error instanceof Error ? error.message : String(error);
    }
  }

  #becomeReady(instance: Instance): void {
    this.#enter('ready');
    this.#reason = undefined;
    void instance.exited().then(({ reason }) => {
      if (this.#instance === instance && this.#state === 'ready') this.#crashed(reason);
    });
    const { intervalMs, timeoutMs } = this.#program.manifest.lifecycle.health;
    this.#endWatch = watchHealth(this.#around.wheel, {
      instance,
      intervalMs,
      timeoutMs,
      busyFor: () => this.serving.busyFor(this.#around.now()),
      onHung: () => instance.kill('it hung: no answer to a health check'),
    });
    this.admission.open();
    this.#around.onAvailability(this.id, 'ready');
  }

  #crashed(reason: string): void {
    const { log, ledger, limits } = this.#around;
    this.#endWatch();
    this.#instance = undefined;
    this.serving.clear();
    this.admission.pause();
    this.#around.onAvailability(this.id, 'waiting');
    this.#reason = reason;
    this.#enter('crashed');
    log.say('error', `${this.id} ended: ${reason}`, this.id);
    ledger.append({ kind: 'crash', plugin: this.id, facts: { reason } });
    if (this.#program.manifest.lifecycle.onCrash === 'stop') {
      this.#fail(reason);
      return;
    }
    const pause = this.#budget.next(this.#around.now());
    if (pause === undefined) {
      this.#fail(`it crashed more than ${String(limits.restartBudget)} times within ${String(limits.restartWindowMs / 1000)} s; the last time: ${reason}`);
      return;
    }
    this.#enter('backing-off');
    this.#restart = this.#around.wheel.schedule(pause, () => void this.#again());
  }

  async #again(): Promise<void> {
    this.#restarts += 1;
    const reason = await this.#launch();
    if (reason !== undefined && this.#state === 'starting') this.#crashed(reason);
    else if (this.#state === 'ready') this.#around.log.say('info', `${this.id} runs again`, this.id);
  }

  #fail(reason: string): void {
    this.#reason = reason;
    this.#enter('failed');
    this.admission.close(coreCallError('core/unavailable', { what: `${this.id}, which does not run: ${reason}` }));
    this.#around.onAvailability(this.id, 'gone');
    this.#around.log.say('error', `${this.id} does not run: ${reason}`, this.id);
    this.#around.ledger.append({ kind: 'give-up', plugin: this.id, facts: { reason } });
  }

  #enter(state: PluginState): void {
    this.#state = transition(this.#state, state);
    this.#since = this.#around.now();
  }
}
