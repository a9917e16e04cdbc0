import type { Manifest } from '@plugwright/manifest';

/** A call of a service by a plugin, after the boundary: declared, unlocked, valid, with its defaults. */
export interface ServiceRequest {
  readonly plugin: Manifest;
  readonly input: unknown;
  /** Trace that the call belongs to. */
  readonly traceparent: string;
}

/** What one operation of a service does; throws a `CallError` where the spec declares one. */
export type ServiceHandler = (request: ServiceRequest) => unknown;

/** One kernel service. */
export interface Service {
  readonly name: string;
  /** By operation name, as in the kernel spec. */
  readonly operations: Readonly<Record<string, ServiceHandler>>;
}
