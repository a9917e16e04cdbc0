import type { ViolationCode } from '@plugwright/sdk/wire';
import { asCallError, coreCallError } from '../call-error.ts';
import type { Exit, RunningPlugin } from '../isolation/driver.ts';
import { ServedCalls } from '../routing/served-calls.ts';
import type { TimerWheel } from '../timers/wheel.ts';
import { protocolMethods, protocolVersion } from '../wire/methods.ts';
import { Peer, type PeerListeners } from '../wire/peer.ts';
import type { Meta, RpcRequest } from '../wire/rpc.ts';
import { EndedEarly } from './failed-launch.ts';
import type { Beating } from './heartbeat.ts';
import type { Program } from './program.ts';

/** How long code that said it is done may take to be gone. */
const EXIT_GRACE_MS = 200;

/** What an instance needs around it. */
export interface InstanceParts {
  readonly wheel: TimerWheel;
  readonly now: () => number;
  readonly onRequest: (instance: Instance, request: RpcRequest) => void;
  /** The code breached the wire protocol, in a way that ends it or in one that is ignored. */
  readonly onViolation?: ((instance: Instance, code: ViolationCode, reason: string) => void) | undefined;
  /** The code withdrew a call, or gave credit for a stream that is not there. */
  readonly onNotice?: ((instance: Instance) => void) | undefined;
}

/** How long putting a profile together may take beside taking it. */
const PROFILE_GRACE_MS = 10_000;

/** One run of a plugin's code, from launch to exit. Two of one plugin can run side by side while one takes over from the other. */
export class Instance implements Beating {
  readonly peer: Peer;
  readonly serving = new ServedCalls();
  /** Rises with everything that the code sends. */
  heard = 0;
  #program: Program;
  readonly #running: RunningPlugin;
  readonly #wheel: TimerWheel;
  readonly #now: () => number;
  readonly #exited: Promise<Exit>;
  #frozen = false;
  #gone = false;
  #brokenBy: string | undefined;

  constructor(program: Program, parts: InstanceParts) {
    this.#program = program;
    this.#running = program.launch();
    this.#wheel = parts.wheel;
    this.#now = () => parts.now();
    const listeners: PeerListeners = {
      onRequest: (request) => {
        this.heard += 1;
        parts.onRequest(this, request);
      },
      onBroken: (reason) => this.kill(`it broke the protocol: ${reason}`),
      onViolation: (code, reason) => parts.onViolation?.(this, code, reason),
      onNotice: () => parts.onNotice?.(this),
    };
    this.peer = new Peer(this.id, this.#running.channel, listeners);
    this.#exited = this.#running.exited.then(({ reason }) => {
      this.#gone = true;
      this.peer.close();
      this.serving.clear();
      return { reason: this.#brokenBy ?? reason };
    });
  }

  get id(): string {
    return this.#program.manifest.id;
  }

  /** What it runs, with the configuration that it has now. */
  get program(): Program {
    return this.#program;
  }

  get pid(): number | undefined {
    return this.#running.pid;
  }

  /** Whether its code was stopped in its tracks. */
  get frozen(): boolean {
    return this.#frozen;
  }

  /** Whether nothing of it runs any more. */
  get gone(): boolean {
    return this.#gone;
  }

  /** The plugin's code as its driver sees it, for whoever measures it. */
  get running(): RunningPlugin {
    return this.#running;
  }

  /** Settles when the code runs no more, with the reason that matters: why it was killed, or how it ended by itself. */
  exited(): Promise<Exit> {
    return this.#exited;
  }

  /** End the code now. */
  kill(reason: string): void {
    this.#brokenBy ??= reason;
    this.#running.kill();
  }

  /** Stop the code in its tracks; false where its isolation level cannot. */
  freeze(): boolean {
    this.#frozen ||= this.#running.freeze();
    return this.#frozen;
  }

  /** Let frozen code go on; false where it could not. */
  thaw(): boolean {
    if (this.#frozen && this.#running.thaw()) this.#frozen = false;
    return !this.#frozen;
  }

  /**
   * Say hello within the manifest's start timeout.
   * @throws Error with a reason for a person
   */
  async initialize(): Promise<void> {
    const { manifest, config } = this.#program;
    const data = { protocol: protocolVersion, id: this.id, config };
    const answer = await this.#before(this.#ask(protocolMethods.initialize, data, manifest.lifecycle.startTimeoutMs));
    const { protocol, id: served } = (answer ?? {}) as { readonly protocol?: unknown; readonly id?: unknown };
    if (protocol !== protocolVersion) throw new Error(`it does not speak protocol ${String(protocolVersion)}`);
    if (served !== undefined && served !== this.id) throw new Error(`its code is that of ${JSON.stringify(served)}`);
  }

  /**
   * See that the code is well within the manifest's health timeout.
   * @throws Error with a reason for a person
   */
  async probe(): Promise<void> {
    const { timeoutMs } = this.#program.manifest.lifecycle.health;
    const { status } = ((await this.#before(this.#ask(protocolMethods.health, {}, timeoutMs))) ?? {}) as { readonly status?: unknown };
    if (status !== undefined && status !== 'ok') throw new Error(`it says that its health is ${JSON.stringify(status).slice(0, 100)}`);
  }

  /**
   * Have the code bring what it keeps from one version to another.
   * @throws Error with a reason for a person
   */
  async migrate(operation: string, from: number, to: number): Promise<void> {
    const timeoutMs = this.#program.manifest.operations[operation]?.timeoutMs ?? 0;
    await this.#before(this.#ask(`${this.id}/${operation}`, { from, to }, timeoutMs));
  }

  busyFor(): number {
    return this.serving.busyFor(this.#now());
  }

  ask(answered: () => void): void {
    const { answer } = this.peer.request(protocolMethods.health, {}, this.#meta(this.#program.manifest.lifecycle.health.timeoutMs));
    answer.then(
      () => {
        this.heard += 1;
        answered();
      },
      () => undefined,
    );
  }

  /** Have the code sampled for so many milliseconds; a V8 CPU profile, as its own side says it. */
  profile(ms: number): Promise<unknown> {
    return this.#ask(protocolMethods.profile, { ms }, ms + PROFILE_GRACE_MS);
  }

  /** Give the code its new configuration. */
  async configure(program: Program): Promise<void> {
    await this.#ask(protocolMethods.config, { config: program.config }, program.manifest.lifecycle.startTimeoutMs);
    this.#program = program;
  }

  /**
   * Let the code finish what it serves within the manifest's stop timeout, then end it; resolves when it is gone.
   * @returns why it had to be killed; undefined where it ended by itself
   */
  async stop(): Promise<string | undefined> {
    // Frozen code hears nothing and would only use up the time.
    if (this.#frozen) {
      this.kill('it was frozen');
      await this.#exited;
      return undefined;
    }
    let killed: string | undefined;
    const asked = this.#ask(protocolMethods.stop, {}, this.#program.manifest.lifecycle.stopTimeoutMs).catch(() => undefined);
    await Promise.race([asked, this.#running.exited]);
    const grace = this.#wheel.schedule(EXIT_GRACE_MS, () => this.kill((killed = 'it did not end by itself')));
    await this.#exited;
    grace.cancel();
    return killed;
  }

  /** An answer, or the reason why there is none for a person; when the code ended, how it ended says more than that nobody answered. */
  async #before(asked: Promise<unknown>): Promise<unknown> {
    const ended = this.#exited.then(({ reason }) => {
      throw new EndedEarly(`its code ended before it was ready (${reason})`);
    });
    ended.catch(() => undefined);
    const answered = asked.catch((error: unknown) => {
      const failure = asCallError(error);
      if (failure.code === 'core/unavailable' && !failure.fromPlugin) return ended;
      throw new Error(failure.message.replace(/\.$/, ''));
    });
    return Promise.race([answered, ended]);
  }

  #meta(timeoutMs: number): Meta {
    const timestamp = this.#now();
    return { timestamp, from: 'kernel', to: [this.id], type: 'request', deadline: timestamp + timeoutMs };
  }

  #ask(method: string, data: unknown, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = this.#wheel.schedule(timeoutMs, () => reject(coreCallError('core/timeout', { timeout: `${String(timeoutMs)} ms to ${method}` })));
      this.peer
        .request(method, data, this.#meta(timeoutMs))
        .answer.then(resolve, reject)
        .finally(() => timer.cancel());
    });
  }
}
