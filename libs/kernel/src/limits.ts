/** What the kernel holds plugins and callers to where no manifest says it. */
export interface KernelLimits {
  /** Largest message from or to a plugin, as JSON. */
  readonly maxMessageBytes: number;
  /** Calls that may wait for one plugin. */
  readonly maxQueuedCalls: number;
  /** Requests of one plugin to the kernel that may be open at once. */
  readonly maxOpenRequests: number;
  /** Deliveries of events that may be accepted and not yet acknowledged. */
  readonly maxPendingDeliveries: number;
  /** Memory of a plugin that names none, in MiB. */
  readonly defaultMemoryMB: number;
  /** Storage of a plugin that names no disk limit, in MiB. */
  readonly defaultDiskMB: number;
  /** How long a withdrawn call keeps its slot while its handler winds up. */
  readonly cancelGraceMs: number;
  /** Attempts to deliver an event before it goes to the dead letters. */
  readonly deliveryAttempts: number;
  /** Pause before the second attempt; it doubles with each further one. */
  readonly deliveryBackoffMs: number;
  /** Restarts of one plugin within `restartWindowMs` before it is given up. */
  readonly restartBudget: number;
  readonly restartWindowMs: number;
  /** Pause before the first restart; it grows tenfold, then doubles. */
  readonly restartBackoffMs: number;
}

/** The limits of a kernel that is told nothing else. */
export const defaultLimits: KernelLimits = {
  maxMessageBytes: 16 * 1024 * 1024,
  maxQueuedCalls: 1_000,
  maxOpenRequests: 1_000,
  maxPendingDeliveries: 100_000,
  defaultMemoryMB: 256,
  defaultDiskMB: 64,
  cancelGraceMs: 1_000,
  deliveryAttempts: 6,
  deliveryBackoffMs: 100,
  restartBudget: 5,
  restartWindowMs: 60_000,
  restartBackoffMs: 10,
};
