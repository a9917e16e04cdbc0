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
  /** The same for one receiver that is running; a publisher waits for it for so long, and is refused then. */
  readonly maxPendingPerReceiver: number;
  readonly publishPatienceMs: number;
  /** Memory of a plugin that names none, in MiB. */
  readonly defaultMemoryMB: number;
  /** Storage of a plugin that names no disk limit, in MiB. */
  readonly defaultDiskMB: number;
  /** Locks that one plugin may hold or wait for. */
  readonly maxLocks: number;
  /** How long a withdrawn call keeps its slot while its handler winds up. */
  readonly cancelGraceMs: number;
  /** Attempts to deliver an event before it goes to the dead letters. */
  readonly deliveryAttempts: number;
  /** Pause before the second attempt; it doubles with each further one. */
  readonly deliveryBackoffMs: number;
  /** Restarts of one plugin within `restartWindowMs` before it is quarantined. */
  readonly restartBudget: number;
  readonly restartWindowMs: number;
  /** Pause before the first restart; it grows tenfold, then doubles. */
  readonly restartBackoffMs: number;
  /** Part of a pause by which it may be longer, by chance. */
  readonly restartJitter: number;
  /** Between two looks at a plugin for a sign of life. */
  readonly heartbeatMs: number;
  /** Silence of a plugin past the deadlines of its calls that is noticed. */
  readonly silenceMs: number;
  /** A plugin that serves nothing is asked at least so often, whatever its manifest says. */
  readonly maxHealthIntervalMs: number;
  /** A plugin is not ended for silence before that, however little its manifest gives it: a busy machine and a garbage collector are not its fault. */
  readonly minHealthTimeoutMs: number;
  /** Failures of an operation in a row, by time-out or crash, after which it is refused for a while; 0 for never. */
  readonly breakerFailures: number;
  /** How long it is refused the first time; doubles while it goes on failing. */
  readonly breakerOpenMs: number;
  /** Plugins that start at the same time. */
  readonly parallelStarts: number;
  /** How long stopping everything may take; what still runs then is ended. */
  readonly stopTimeoutMs: number;
  /** Versions of a plugin's state that are kept besides the one in use. */
  readonly stateSnapshots: number;
}

/** The limits of a kernel that is told nothing else. */
export const defaultLimits: KernelLimits = {
  maxMessageBytes: 16 * 1024 * 1024,
  maxQueuedCalls: 1_000,
  maxOpenRequests: 1_000,
  maxPendingDeliveries: 100_000,
  maxPendingPerReceiver: 10_000,
  publishPatienceMs: 1_000,
  defaultMemoryMB: 256,
  defaultDiskMB: 64,
  maxLocks: 1_000,
  cancelGraceMs: 1_000,
  deliveryAttempts: 6,
  deliveryBackoffMs: 100,
  restartBudget: 5,
  restartWindowMs: 60_000,
  restartBackoffMs: 10,
  restartJitter: 0.5,
  heartbeatMs: 50,
  silenceMs: 100,
  maxHealthIntervalMs: 60_000,
  minHealthTimeoutMs: 2_000,
  breakerFailures: 5,
  breakerOpenMs: 1_000,
  parallelStarts: 8,
  stopTimeoutMs: 30_000,
  stateSnapshots: 2,
};
