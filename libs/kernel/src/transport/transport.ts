import type { KernelLimits } from '../limits.ts';
import type { Call } from '../routing/call.ts';
import type { DeadLetter, EventJournal, Recipient, StoredEvent } from '../storage/storage.ts';
import type { TimerWheel } from '../timers/wheel.ts';

/** What a transport may use of its kernel. */
export interface TransportSurroundings {
  readonly journal: EventJournal;
  readonly wheel: TimerWheel;
  readonly limits: KernelLimits;
}

/** What a transport brings messages to: the kernel's router. */
export interface Endpoint {
  /** Serve a call; rejects with a `CallError`. */
  serve(call: Call): Promise<unknown>;
  /** How many deliveries a plugin takes at once. */
  parallelism(plugin: string): number;
  /** A delivery was given up. */
  onDeadLetter(letter: DeadLetter): void;
}

/** How messages get from one plugin to another. The in-process bus is the default; one between hosts has the same face. */
export interface Transport {
  /** Begin to bring messages; what was accepted before a restart is brought again. */
  open(endpoint: Endpoint): void;
  /** Bring a call and its answer. */
  request(call: Call): Promise<unknown>;
  /**
   * Accept an event; resolved when nothing accepted can be lost any more.
   * @throws CallError `core/limit-exceeded` when too much is on its way
   */
  publish(event: StoredEvent, key: string | undefined, delivery: 'at-least-once' | 'at-most-once', recipients: readonly Recipient[]): Promise<void>;
  /** A plugin can take deliveries, for now cannot, or will not any more; nothing is lost meanwhile. */
  availability(plugin: string, now: 'ready' | 'waiting' | 'gone'): void;
  /** Resolves when every event has been acknowledged or given up, except those for plugins that are gone. */
  settled(): Promise<void>;
  /** Deliveries that are accepted and open. */
  pending(): number;
  /** Stop bringing events; resolves when those under way have come to an end. */
  close(): Promise<void>;
}
