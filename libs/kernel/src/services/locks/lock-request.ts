import type { Timeout } from '../../timers/wheel.ts';
import type { CallingCode } from '../service.ts';
import type { LeaseStore, LockMode } from './lease.ts';

/** What locks are kept with. */
export interface LockBookParts {
  readonly store: LeaseStore;
  readonly now: () => number;
  /** Run a function after so many milliseconds of a clock that nobody sets. */
  readonly later: (ms: number, run: () => void) => Timeout;
  /** Leases and places in line that one plugin may have. */
  readonly maxPerPlugin: number;
  /** Whether a plugin that stood in line may still have locks when its turn comes. */
  readonly mayHold: (plugin: string) => boolean;
}

/** What a plugin asks for. */
export interface LockRequest {
  readonly plugin: string;
  readonly name: string;
  readonly mode: LockMode;
  readonly ttl: number;
  /** How long it stays in line, in milliseconds. */
  readonly wait: number;
  /** Whether the lease ends with the code that took it. */
  readonly bound: boolean;
  readonly code: CallingCode;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
