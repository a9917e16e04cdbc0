import type { Manifest } from '@plugwright/manifest';

/** The code of a plugin that calls; after a crash or while one program takes over from another, a plugin has several in turn. */
export interface CallingCode {
  /** Whether nothing of it runs any more. */
  readonly gone: boolean;
  /** Settles when it runs no more. */
  exited(): Promise<unknown>;
}

/** A call of a service by a plugin, after the boundary: declared, unlocked, valid, with its defaults. */
export interface ServiceRequest {
  readonly plugin: Manifest;
  readonly input: unknown;
  /** Trace that the call belongs to. */
  readonly traceparent: string;
  readonly code: CallingCode;
  /** When the caller stops waiting, in milliseconds since the epoch. */
  readonly deadline?: number;
  /** Aborts when the caller withdraws the call; only a service that waits has it made. */
  readonly signal: () => AbortSignal;
}

/** What one operation of a service does; throws a `CallError` where the spec declares one. */
export type ServiceHandler = (request: ServiceRequest) => unknown;

/** One kernel service. */
export interface Service {
  readonly name: string;
  /** By operation name, as in the kernel spec. */
  readonly operations: Readonly<Record<string, ServiceHandler>>;
}
