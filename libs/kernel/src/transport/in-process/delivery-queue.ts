import type { Delivery } from '../../storage/storage.ts';

/** What a queue does with a delivery: true when it is over, else milliseconds until the next attempt. */
export type Attempt = (delivery: Delivery) => Promise<true | { readonly retryInMs: number; readonly next: Delivery }>;

/**
 * The deliveries of one receiver. Those of one key go one after the other, in order, a failed one holding up its
 * key alone; different keys, and deliveries without a key, go side by side.
 */
export class DeliveryQueue {
  readonly #attempt: Attempt;
  readonly #later: (ms: number, run: () => void) => void;
  readonly #onChange: () => void;
  readonly #lanes = new Map<string, Delivery[]>();
  #ready: string[] = [];
  #running = 0;
  #size = 0;
  /** Only `ready` hands out; `gone` also means that nobody waits for what is queued. */
  state: 'ready' | 'waiting' | 'gone' = 'waiting';
  parallelism = 1;

  constructor(attempt: Attempt, later: (ms: number, run: () => void) => void, onChange: () => void) {
    this.#attempt = attempt;
    this.#later = later;
    this.#onChange = onChange;
  }

  /** Deliveries that are not over. */
  get size(): number {
    return this.#size;
  }

  /** Deliveries that are being attempted now. */
  get running(): number {
    return this.#running;
  }

  add(delivery: Delivery): void {
    const lane = delivery.key === undefined ? `#${String(delivery.delivery)}` : `key ${delivery.key}`;
    this.#size += 1;
    const queued = this.#lanes.get(lane);
    if (queued !== undefined) {
      queued.push(delivery);
      return;
    }
    this.#lanes.set(lane, [delivery]);
    this.#ready.push(lane);
    this.pump();
  }

  /** Start as many attempts as may run. */
  pump(): void {
    while (this.state === 'ready' && this.#running < this.parallelism) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      void this.#run(lane);
    }
  }

  async #run(lane: string): Promise<void> {
    const queued = this.#lanes.get(lane) ?? [];
    const [first] = queued;
    if (first === undefined) return;
    this.#running += 1;
    const outcome = await this.#attempt(first);
    this.#running -= 1;
    if (outcome === true) {
      queued.shift();
      this.#size -= 1;
      if (queued.length === 0) this.#lanes.delete(lane);
      else this.#ready.push(lane);
    } else {
      queued[0] = outcome.next;
      this.#later(outcome.retryInMs, () => {
        this.#ready.push(lane);
        this.pump();
      });
    }
    this.#onChange();
    this.pump();
  }
}
