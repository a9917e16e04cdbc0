import type { WorkflowStore } from '../workflow/workflow-store.ts';
import type { LeaseStore } from '../services/locks/lease.ts';
import type { LifeRecords } from '../failure/life-records.ts';
import type { StateVersions } from '../state/versioned-state.ts';

/** A value under its key. */
export interface Entry {
  readonly key: string;
  /** Any JSON value. */
  readonly value: unknown;
}

/** Values that survive a restart, a namespace for each plugin. What resolved is on the disk. */
export interface PluginStorage {
  /** The value of a key; undefined where there is none. */
  get(plugin: string, key: string): unknown;
  /** Store all entries or none; false where the plugin would then hold more than so many bytes. */
  set(plugin: string, entries: readonly Entry[], maxBytes: number): Promise<boolean>;
  /** Forget keys; how many there were. */
  delete(plugin: string, keys: readonly string[]): Promise<number>;
  /** At most `limit` entries whose key starts with `prefix`, in order of the keys, behind the key `after`. */
  list(plugin: string, prefix: string, after: string | undefined, limit: number): readonly Entry[];
}

/** An event that was accepted. */
export interface StoredEvent {
  /** Unique; the same at each redelivery. */
  readonly id: string;
  /** `<document>/<event>`. */
  readonly topic: string;
  readonly publisher: string;
  /** Name under which the publisher publishes it. */
  readonly event: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly traceparent: string;
  readonly payload: unknown;
}

/** One receiver of an event. */
export interface Recipient {
  readonly plugin: string;
  readonly operation: string;
}

/** An event on its way to one receiver. */
export interface Delivery extends Recipient {
  /** Identifies the delivery in its journal. */
  readonly delivery: number;
  /** Events of one key reach a receiver in order. */
  readonly key: string | undefined;
  readonly attempts: number;
}

/** A delivery that was given up. */
export interface DeadLetter extends Recipient {
  /** Identifies it among the dead letters. */
  readonly letter: number;
  readonly event: StoredEvent;
  readonly attempts: number;
  readonly reason: string;
}

/** Events that are accepted and not yet acknowledged by every receiver. */
export interface EventJournal {
  /**
   * Keep an event; resolves with its deliveries, in the order of the recipients, when it is on the disk. An event that `mayBeKnown`, by its
   * id, is delivered to nobody who acknowledged it within the window of deduplication, and not at all while it is on its way.
   */
  append(event: StoredEvent, key: string | undefined, recipients: readonly Recipient[], mayBeKnown?: boolean): Promise<readonly Delivery[]>;
  /** What is left from before, oldest first. */
  pending(): readonly Delivery[];
  /** The event of a delivery and everybody it went to. */
  read(delivery: number): { readonly event: StoredEvent; readonly recipients: readonly string[] } | undefined;
  /** It is over, and remembered for as long as the window of deduplication; settles when that is on the disk. */
  acknowledge(delivery: number): Promise<void>;
  failed(delivery: number, attempts: number): void;
  /** It is a dead letter; settles when that is on the disk. */
  bury(delivery: number, attempts: number, reason: string): Promise<void>;
  deadLetters(): readonly DeadLetter[];
  /** How many dead letters there are. */
  dead(): number;
  /** Take a dead letter for another delivery, with no attempt made; undefined where there is none of that number. */
  revive(letter: number): Promise<Delivery | undefined>;
  /** Forget a dead letter; false where there is none of that number. */
  discard(letter: number): Promise<boolean>;
}

/** Everything that a kernel keeps. */
export interface StateStore {
  readonly storage: PluginStorage;
  /** Versions of what is in the storage. */
  readonly versions: StateVersions;
  /** Crashes, quarantines, and what operators switched off. */
  readonly lives: LifeRecords;
  readonly leases: LeaseStore;
  readonly journal: EventJournal;
  readonly workflows: WorkflowStore;
  /** Write what is still open and close. */
  close(): void;
}
