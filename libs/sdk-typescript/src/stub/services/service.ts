import type { Manifest } from '@plugwright/manifest';
import type { StubValidators } from '../declaration.ts';
import type { StubEvent, StubLog } from '../stub-types.ts';

/** What the kernel keeps for a plugin, in memory. */
export interface ServiceState {
  readonly manifest: Manifest;
  readonly validators: StubValidators;
  readonly storage: Map<string, unknown>;
  /** Size of keys and values in UTF-8 JSON. */
  storedBytes: number;
  readonly logs: StubLog[];
  readonly events: StubEvent[];
  /** Absent while a plugin that demands configuration has none. */
  config: unknown;
  now(): number;
  nextId(): string;
}

/** One operation of a service. The input has been validated and defaulted before. */
export type ServiceOperation = (state: ServiceState, input: unknown) => unknown;

/** A kernel service by operation name. */
export type Service = Readonly<Record<string, ServiceOperation>>;

/** An operation that knows the type of its (already validated) input. */
export function operation<Input>(run: (state: ServiceState, input: Input) => unknown): ServiceOperation {
  return (state, input) => run(state, input as Input);
}
