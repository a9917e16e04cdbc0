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

/** How an event is published. */
export interface Publication {
  readonly delivery: 'at-least-once' | 'at-most-once';
  /** Events of one key reach a receiver in order. */
  readonly key?: string | undefined;
  /** Whether the event may have been published before, under the same id. */
  readonly mayBeKnown?: boolean;
}

/** How messages get from one plugin to another. The in-process bus is the default; one between hosts has the same face. */
export interface Transport {
  /** Begin to bring messages; what was accepted before a restart is brought again. */
  open(endpoint: Endpoint): void;
  /** Bring a call and its answer. */
  request(call: Call): Promise<unknown>;
  /**
   * Accept an event; resolved when nothing accepted can be lost any more. Waits for a while where a receiver is behind.
   * @throws CallError `core/limit-exceeded` when too much is on its way
   */
  publish(event: StoredEvent, recipients: readonly Recipient[], how: Publication): Promise<void>;
  /** Bring a dead letter again, with all its attempts before it; false where there is none of that number. */
  redeliver(letter: number): Promise<boolean>;
  /** A plugin can take deliveries, for now cannot, or will not any more; nothing is lost meanwhile. */
  availability(plugin: string, now: 'ready' | 'waiting' | 'gone'): void;
  /** Resolves when every event has been acknowledged or given up, except those for plugins that are gone. */
  settled(): Promise<void>;
  /** Deliveries that are accepted and open. */
  pending(): number;
  /** Stop bringing events; resolves when those under way have come to an end. */
  close(): Promise<void>;
}
