import type { Manifest } from '@plugwright/manifest';
import type { StubValidators } from '../declaration.ts';
import type { StubEvent, StubLog } from '../stub-types.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { StubLocks } from './locks.ts';

/** What the kernel keeps for a plugin, in memory. */
export interface ServiceState {
  readonly manifest: Manifest;
  readonly validators: StubValidators;
  readonly storage: Map<string, unknown>;
  /** Size of keys and values in UTF-8 JSON. */
  storedBytes: number;
  readonly locks: StubLocks;
  readonly logs: StubLog[];
  readonly events: StubEvent[];
  /** Absent while a plugin that demands configuration has none. */
  config: unknown;
  readonly clock: VirtualClock;
  readonly now: () => number;
  readonly nextId: () => string;
}

/**
 * One operation of a service. It names the type of its input, which has been validated and defaulted before; the signal aborts when the call that
 * it belongs to is over.
 */
export type ServiceOperation = (state: ServiceState, input: never, signal?: AbortSignal) => unknown;

/** A kernel service by operation name. */
export type Service = Readonly<Record<string, ServiceOperation>>;
