import { coreCallError, type CallError } from '../call-error.ts';

/** A place in a plugin's queue, later one of its slots. */
export interface Ticket {
  /** Undefined where the call may be sent at once. Resolves when it may be sent; rejects when the plugin will not run any more. */
  readonly granted: Promise<void> | undefined;
  /** Give the place or the slot back; further calls do nothing. */
  leave(): void;
}

interface Waiting {
  grant(): void;
  reject(error: CallError): void;
}

/**
 * Decides how many calls a plugin serves at once and how many wait: what it promises under `concurrency`, and a
 * bounded queue. Closed while the plugin is not ready, so that calls wait out a restart.
 */
export class Admission {
  readonly #plugin: string;
  #maxActive: number;
  readonly #maxQueued: number;
  readonly #queue = new Set<Waiting>();
  #active = 0;
  #open = false;
  #refusal: CallError | undefined;

  constructor(plugin: string, maxActive: number, maxQueued: number) {
    this.#plugin = plugin;
    this.#maxActive = maxActive;
    this.#maxQueued = maxQueued;
  }

  /** How many calls are being served. */
  get active(): number {
    return this.#active;
  }

  /** How many calls wait. */
  get queued(): number {
    return this.#queue.size;
  }

  /**
   * Ask for a slot.
   * @throws CallError `core/limit-exceeded` when the queue is full, `core/unavailable` when the plugin will not run again.
   */
  enter(): Ticket {
    if (this.#refusal !== undefined) throw this.#refusal;
    if (this.#open && this.#active < this.#maxActive && this.#queue.size === 0) {
      this.#active += 1;
      return { granted: undefined, leave: this.#leaver() };
    }
    if (this.#queue.size >= this.#maxQueued)
      throw coreCallError('core/limit-exceeded', { limit: `${String(this.#maxQueued)} calls that wait for ${this.#plugin}` });
    let leave = (): void => undefined;
    const granted = new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        grant: () => {
          leave = this.#leaver();
          resolve();
        },
        reject,
      };
      this.#queue.add(waiting);
      leave = () => void this.#queue.delete(waiting);
    });
    return { granted, leave: () => leave() };
  }

  /** Serve another number of calls at once from now on. */
  resize(maxActive: number): void {
    this.#maxActive = maxActive;
    this.#admit();
  }

  /** The plugin is ready: let calls through. */
  open(): void {
    this.#open = true;
    this.#refusal = undefined;
    this.#admit();
  }

  /** The plugin is not ready for now: calls wait. */
  pause(): void {
    this.#open = false;
  }

  /** The plugin will not run again: whatever waits or comes is rejected. */
  close(error: CallError): void {
    this.#open = false;
    this.#refusal = error;
    for (const waiting of this.#queue) waiting.reject(error);
    this.#queue.clear();
  }

  #leaver(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#active -= 1;
      this.#admit();
    };
  }

  #admit(): void {
    for (const waiting of this.#queue) {
      if (!this.#open || this.#active >= this.#maxActive) return;
      this.#queue.delete(waiting);
      this.#active += 1;
      waiting.grant();
    }
  }
}
