import { coreCallError, type CallError } from '../call-error.ts';

/** Slots of a plugin from which one is kept free for other operations than the one that has taken all the rest. */
const SHARED_FROM = 4;
/** Places in a plugin's queue that are kept for other operations than the one that fills it: a tenth, and no more than these. */
const MAX_KEPT = 64;

/** A place in a plugin's queue, later one of its slots. */
export interface Ticket {
  /** Undefined where the call may be sent at once. Resolves when it may be sent; rejects when the plugin will not run any more. */
  readonly granted: Promise<void> | undefined;
  /** Give the place or the slot back; further calls do nothing. */
  leave(): void;
}

/** What one operation has of its plugin's slots and places: its bulkhead. */
export class Bay {
  /** Slots that it has. */
  active = 0;
  readonly waiting = new Set<Place>();
}

class Place implements Ticket {
  granted: Promise<void> | undefined = undefined;
  readonly #admission: Admission;
  readonly #bay: Bay;
  #state: 'waiting' | 'active' | 'left' = 'active';
  #settle: { resolve(): void; reject(error: CallError): void } | undefined;

  constructor(admission: Admission, bay: Bay) {
    this.#admission = admission;
    this.#bay = bay;
  }

  wait(): this {
    this.#state = 'waiting';
    this.granted = new Promise<void>((resolve, reject) => (this.#settle = { resolve, reject }));
    return this;
  }

  grant(): void {
    this.#state = 'active';
    this.#settle?.resolve();
  }

  reject(error: CallError): void {
    this.#state = 'left';
    this.#settle?.reject(error);
  }

  leave(): void {
    const state = this.#state;
    this.#state = 'left';
    if (state === 'active') this.#admission.release(this.#bay);
    else if (state === 'waiting') this.#admission.forget(this, this.#bay);
  }
}

/**
 * Decides how many calls a plugin serves at once and how many wait: what it promises under `concurrency`, and a
 * bounded queue. Operations take turns, and none can take everything. Closed while the plugin is not ready, so that calls wait out a restart.
 */
export class Admission {
  readonly #plugin: string;
  #maxActive: number;
  readonly #maxQueued: number;
  #shared: boolean;
  /** Operations that have calls waiting, the one whose turn it is first. */
  #turns: Bay[] = [];
  #active = 0;
  #queued = 0;
  #open = false;
  #refusal: CallError | undefined;
  #idle: (() => void)[] = [];

  /** `operations` is how many operations the plugin has: where there is one, it may have everything. */
  constructor(plugin: string, maxActive: number, maxQueued: number, operations = 1) {
    this.#plugin = plugin;
    this.#maxActive = maxActive;
    this.#maxQueued = maxQueued;
    this.#shared = operations > 1;
  }

  /** How many calls are being served. */
  get active(): number {
    return this.#active;
  }

  /** How many calls wait. */
  get queued(): number {
    return this.#queued;
  }

  /**
   * Ask for a slot.
   * @throws CallError `core/limit-exceeded` when the queue is full, `core/unavailable` when the plugin will not run again.
   */
  enter(bay: Bay): Ticket {
    if (this.#refusal !== undefined) throw this.#refusal;
    const place = new Place(this, bay);
    if (this.#open && this.#active < this.#maxActive && bay.waiting.size === 0 && this.#mayTake(bay)) {
      this.#active += 1;
      bay.active += 1;
      return place;
    }
    const kept = this.#shared ? Math.min(MAX_KEPT, Math.floor(this.#maxQueued / 10)) : 0;
    if (this.#queued >= this.#maxQueued || bay.waiting.size >= this.#maxQueued - kept)
      throw coreCallError('core/limit-exceeded', { limit: `${String(this.#maxQueued)} calls that wait for ${this.#plugin}` });
    if (bay.waiting.size === 0) this.#turns.push(bay);
    bay.waiting.add(place);
    this.#queued += 1;
    return place.wait();
  }

  /** Serve another number of calls at once from now on. */
  resize(maxActive: number, operations?: number): void {
    this.#maxActive = maxActive;
    if (operations !== undefined) this.#shared = operations > 1;
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
    this.#refusal = undefined;
  }

  /** The plugin will not run again: whatever waits or comes is rejected. */
  close(error: CallError): void {
    this.#open = false;
    this.#refusal = error;
    const turns = this.#turns;
    this.#turns = [];
    this.#queued = 0;
    for (const bay of turns) {
      const waiting = [...bay.waiting];
      bay.waiting.clear();
      for (const place of waiting) place.reject(error);
    }
  }

  /** Resolves when nothing is being served; only of use while it is paused or closed. */
  idle(): Promise<void> {
    if (this.#active === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#idle.push(resolve));
  }

  /** For a ticket: its slot is free. */
  release(bay: Bay): void {
    this.#active -= 1;
    bay.active -= 1;
    this.#admit();
    if (this.#active > 0 || this.#idle.length === 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** For a ticket: it does not wait any more. */
  forget(place: Place, bay: Bay): void {
    if (!bay.waiting.delete(place)) return;
    this.#queued -= 1;
    if (bay.waiting.size === 0) this.#turns = this.#turns.filter((other) => other !== bay);
  }

  #mayTake(bay: Bay): boolean {
    return !this.#shared || this.#maxActive < SHARED_FROM || bay.active < this.#maxActive - 1;
  }

  #admit(): void {
    while (this.#turns.length > 0 && this.#open && this.#active < this.#maxActive) {
      const turn = this.#turns.findIndex((bay) => this.#mayTake(bay));
      const [bay] = turn < 0 ? [] : this.#turns.splice(turn, 1);
      if (bay === undefined) return;
      for (const place of bay.waiting) {
        bay.waiting.delete(place);
        this.#queued -= 1;
        this.#active += 1;
        bay.active += 1;
        place.grant();
        break;
      }
      if (bay.waiting.size > 0) this.#turns.push(bay);
    }
  }
}
