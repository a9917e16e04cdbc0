import { asCallError, coreCallError, type CallError } from '../../call-error.ts';
import type { KernelLimits } from '../../limits.ts';
import type { Delivery, EventJournal, Recipient, StoredEvent } from '../../storage/storage.ts';
import type { TimerWheel } from '../../timers/wheel.ts';
import type { Call } from '../../routing/call.ts';
import type { Endpoint, Publication, Transport, TransportSurroundings } from '../transport.ts';
import { DeliveryQueue, type Attempt } from './delivery-queue.ts';

const MAX_BACKOFF_MS = 30_000;

/** Messages within one kernel: calls directly, events through a journal. */
export class InProcessBus implements Transport {
  readonly #journal: EventJournal;
  readonly #wheel: TimerWheel;
  readonly #limits: KernelLimits;
  readonly #queues = new Map<string, DeliveryQueue>();
  #endpoint: Endpoint | undefined;
  #accepting = 0;
  #closed = false;
  #watchers: (() => void)[] = [];

  constructor({ journal, wheel, limits }: TransportSurroundings) {
    this.#journal = journal;
    this.#wheel = wheel;
    this.#limits = limits;
  }

  open(endpoint: Endpoint): void {
    this.#endpoint = endpoint;
    for (const delivery of this.#journal.pending()) this.#queueOf(delivery.plugin).add(delivery);
  }

  request(call: Call): Promise<unknown> {
    return this.#open().serve(call);
  }

  async publish(event: StoredEvent, recipients: readonly Recipient[], { delivery, key, mayBeKnown = false }: Publication): Promise<void> {
    const { maxPendingDeliveries } = this.#limits;
    if (this.pending() + recipients.length > maxPendingDeliveries) {
      throw coreCallError('core/limit-exceeded', { limit: `${String(maxPendingDeliveries)} deliveries on their way` });
    }
    if (recipients.length === 0) return;
    const to = [...new Set(recipients.map(({ plugin }) => plugin))];
    await this.#room(to);
    if (delivery === 'at-most-once') {
      for (const recipient of recipients) this.#deliver(event, recipient, to).catch(() => undefined);
      return;
    }
    this.#accepting += 1;
    try {
      for (const accepted of await this.#journal.append(event, key, recipients, mayBeKnown)) this.#queueOf(accepted.plugin).add(accepted);
    } finally {
      this.#accepting -= 1;
      this.#changed();
    }
  }

  async redeliver(letter: number): Promise<boolean> {
    const delivery = await this.#journal.revive(letter);
    if (delivery !== undefined) this.#queueOf(delivery.plugin).add(delivery);
    return delivery !== undefined;
  }

  availability(plugin: string, now: 'ready' | 'waiting' | 'gone'): void {
    const queue = this.#queueOf(plugin);
    queue.state = this.#closed ? 'waiting' : now;
    queue.parallelism = this.#open().parallelism(plugin);
    queue.pump();
    this.#changed();
  }

  settled(): Promise<void> {
    return this.#when(
      () => this.#accepting === 0 && [...this.#queues.values()].every((queue) => (queue.state === 'gone' ? queue.running === 0 : queue.size === 0)),
    );
  }

  pending(): number {
    let pending = 0;
    for (const queue of this.#queues.values()) pending += queue.size;
    return pending;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const queue of this.#queues.values()) queue.state = 'waiting';
    await this.#when(() => this.#accepting === 0 && [...this.#queues.values()].every((queue) => queue.running === 0));
  }

  /** Wait until no receiver that is running is too far behind: a publisher that is faster than its slowest subscriber is slowed down to it. */
  async #room(receivers: readonly string[]): Promise<void> {
    const { maxPendingPerReceiver, publishPatienceMs } = this.#limits;
    const behind = (): string | undefined =>
      receivers.find((plugin) => {
        const queue = this.#queues.get(plugin);
        // Nobody waits for one that is not there: what it misses is kept, up to the limit for all.
        return queue?.state === 'ready' && queue.size >= maxPendingPerReceiver;
      });
    if (behind() === undefined) return;
    let patient = true;
    const timer = this.#wheel.schedule(publishPatienceMs, () => {
      patient = false;
      this.#changed();
    });
    await this.#when(() => !patient || behind() === undefined);
    timer.cancel();
    const slow = behind();
    if (slow !== undefined) throw coreCallError('core/limit-exceeded', { limit: `${String(maxPendingPerReceiver)} deliveries on their way to ${slow}` });
  }

  #open(): Endpoint {
    if (this.#endpoint === undefined) throw new Error('the bus is not open');
    return this.#endpoint;
  }

  #queueOf(plugin: string): DeliveryQueue {
    let queue = this.#queues.get(plugin);
    if (queue === undefined) {
      // A receiver that is not installed (any more) is gone until the kernel says otherwise.
      queue = new DeliveryQueue(
        this.#attempt,
        (ms, run) => this.#wheel.schedule(ms, run),
        () => this.#changed(),
      );
      queue.state = 'gone';
      this.#queues.set(plugin, queue);
    }
    return queue;
  }

  readonly #attempt: Attempt = async (delivery) => {
    const stored = this.#journal.read(delivery.delivery);
    if (stored === undefined) return true;
    try {
      await this.#deliver(stored.event, delivery, stored.recipients);
    } catch (error) {
      return this.#closed ? { retryInMs: 0, next: delivery } : this.#failed(stored.event, delivery, asCallError(error));
    }
    // An acknowledgement that cannot be written is made up for by a redelivery after the next start.
    const kept = this.#journal.acknowledge(delivery.delivery).catch(() => undefined);
    // The next of a key must not be seen before this one cannot come again: after a crash the receiver would see them out of order.
    if (delivery.key !== undefined) await kept;
    return true;
  };

  async #failed(event: StoredEvent, delivery: Delivery, error: CallError): ReturnType<Attempt> {
    const attempts = delivery.attempts + 1;
    const retryInMs = Math.min(MAX_BACKOFF_MS, this.#limits.deliveryBackoffMs * 2 ** (attempts - 1));
    // A payload that does not fit will not fit at the next attempt either.
    if (attempts >= this.#limits.deliveryAttempts || error.code === 'core/invalid' || error.code === 'core/not-found') {
      const reason = `${error.code}: ${error.message}`;
      try {
        await this.#journal.bury(delivery.delivery, attempts, reason);
      } catch {
        // A full disk: what is no dead letter yet must not be forgotten, and there is time for one attempt more.
        return { retryInMs, next: delivery };
      }
      this.#open().onDeadLetter({ letter: delivery.delivery, event, plugin: delivery.plugin, operation: delivery.operation, attempts, reason });
      return true;
    }
    this.#journal.failed(delivery.delivery, attempts);
    return { retryInMs, next: { ...delivery, attempts } };
  }

  #deliver(event: StoredEvent, { plugin, operation }: Recipient, to: readonly string[]): Promise<unknown> {
    const { id, topic, timestamp, payload, publisher, traceparent } = event;
    const type = to.length > 1 ? 'broadcast' : 'event';
    return this.request({ plugin, operation, data: payload, from: publisher, type, traceparent, event: { id, topic, timestamp, to } });
  }

  #when(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) {
          this.#watchers.push(look);
          return;
        }
        resolve();
      };
      look();
    });
  }

  #changed(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const look of watchers) look();
  }
}
