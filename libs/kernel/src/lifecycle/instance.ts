import type { Manifest } from '@plugwright/manifest';
import { asCallError, coreCallError } from '../call-error.ts';
import type { Exit, RunningPlugin } from '../isolation/driver.ts';
import type { TimerWheel } from '../timers/wheel.ts';
import { protocolMethods, protocolVersion } from '../wire/methods.ts';
import { Peer, type PeerListeners } from '../wire/peer.ts';
import type { Meta } from '../wire/rpc.ts';

/** How long code that said it is done may take to be gone. */
const EXIT_GRACE_MS = 200;

/** One run of a plugin's code, from launch to exit. */
export class Instance {
  readonly peer: Peer;
  readonly #running: RunningPlugin;
  readonly #manifest: Manifest;
  readonly #wheel: TimerWheel;
  readonly #now: () => number;
  #brokenBy: string | undefined;

  constructor(running: RunningPlugin, manifest: Manifest, wheel: TimerWheel, now: () => number, onRequest: PeerListeners['onRequest']) {
    this.#running = running;
    this.#manifest = manifest;
    this.#wheel = wheel;
    this.#now = now;
    this.peer = new Peer(manifest.id, running.channel, { onRequest, onBroken: (reason) => this.kill(`it broke the protocol: ${reason}`) });
  }

  get pid(): number | undefined {
    return this.#running.pid;
  }

  /** Settles when the code runs no more, with the reason that matters: why it was killed, or how it ended by itself. */
  async exited(): Promise<Exit> {
    const exit = await this.#running.exited;
    this.peer.close();
    return { reason: this.#brokenBy ?? exit.reason };
  }

  /** End the code now. */
  kill(reason: string): void {
    this.#brokenBy ??= reason;
    this.#running.kill();
  }

  /**
   * Say hello within the manifest's start timeout.
   * @throws Error with a reason for a person
   */
  async initialize(config: unknown): Promise<void> {
    const { id, lifecycle } = this.#manifest;
    const data = { protocol: protocolVersion, id, config };
    const ended = this.exited().then(({ reason }) => {
      throw new Error(`its code ended before it was ready (${reason})`);
    });
    ended.catch(() => undefined);
    const asked = this.#ask(protocolMethods.initialize, data, lifecycle.startTimeoutMs).catch((error: unknown) => {
      // When the code ended, how it ended says more than that nobody answered.
      if (asCallError(error).code === 'core/unavailable') return ended;
      throw new Error(asCallError(error).message.replace(/\.$/, ''));
    });
    const answer = await Promise.race([asked, ended]);
    const { protocol, id: served } = (answer ?? {}) as { readonly protocol?: unknown; readonly id?: unknown };
    if (protocol !== protocolVersion) throw new Error(`it does not speak protocol ${String(protocolVersion)}`);
    if (served !== undefined && served !== id) throw new Error(`its code is that of ${JSON.stringify(served)}`);
  }

  /** Whether the code answers within so many milliseconds. */
  async answersWithin(ms: number): Promise<boolean> {
    try {
      await this.#ask(protocolMethods.health, {}, ms);
      return true;
    } catch {
      return false;
    }
  }

  /** Give the code its new configuration. */
  async configure(config: unknown): Promise<void> {
    await this.#ask(protocolMethods.config, { config }, this.#manifest.lifecycle.startTimeoutMs);
  }

  /** Let the code finish what it serves within the manifest's stop timeout, then end it; resolves when it is gone. */
  async stop(): Promise<void> {
    const asked = this.#ask(protocolMethods.stop, {}, this.#manifest.lifecycle.stopTimeoutMs).catch(() => undefined);
    await Promise.race([asked, this.#running.exited]);
    const grace = this.#wheel.schedule(EXIT_GRACE_MS, () => this.kill('it did not end by itself'));
    await this.exited();
    grace.cancel();
  }

  #ask(method: string, data: unknown, timeoutMs: number): Promise<unknown> {
    const timestamp = this.#now();
    const meta: Meta = { timestamp, from: 'kernel', to: [this.#manifest.id], type: 'request', deadline: timestamp + timeoutMs };
    return new Promise((resolve, reject) => {
      const timer = this.#wheel.schedule(timeoutMs, () => reject(coreCallError('core/timeout', { timeout: `${String(timeoutMs)} ms to ${method}` })));
      this.peer
        .request(method, data, meta)
        .answer.then(resolve, reject)
        .finally(() => timer.cancel());
    });
  }
}
