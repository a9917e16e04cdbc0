import type { Boundary } from '../boundary/boundary.ts';
import { asCallError, coreCallError, type CallError } from '../call-error.ts';
import type { OperationGate } from '../failure/operation-gate.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import type { KernelLimits } from '../limits.ts';
import type { CallMetrics } from '../metrics/call-metrics.ts';
import { MIGRATION } from '../state/namespace.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { TimerWheel } from '../timers/wheel.ts';
import type { CallQuota } from '../usage/call-quota.ts';
import { childTraceparent } from '../wire/traceparent.ts';
import type { Call } from './call.ts';
import { dispatch, type Dispatch } from './dispatch.ts';

/** What a router needs of its kernel. */
export interface RouterParts {
  readonly boundary: Boundary;
  readonly limits: KernelLimits;
  readonly wheel: TimerWheel;
  readonly metrics: CallMetrics;
  readonly telemetry: Telemetry;
  /** Rates and sizes that an operator set; absent where there are none. */
  readonly quota?: CallQuota;
  readonly now: () => number;
  supervisorOf(plugin: string): Supervisor | undefined;
  /** Why a plugin that is there was not launched. */
  absenceOf(plugin: string): string | undefined;
  /** A breaker opened: the operation is refused for a while. */
  onOpened(plugin: string, operation: string, failure: CallError): void;
}

/** Bytes of JSON that went in and came out; measured for the few calls that are recorded. */
function sizesOf(input: unknown, output: unknown): { readonly bytesIn: number; readonly bytesOut: number } {
  const bytes = (value: unknown): number => (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value)));
  return { bytesIn: bytes(input), bytesOut: bytes(output) };
}

/** Serves calls of plugins' operations: looks up, checks both ways, counts. */
export class Router {
  readonly #parts: RouterParts;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  /** Serve one call; rejects with a {@link CallError} that the callee declares or the kernel raises. */
  async serve(call: Call): Promise<unknown> {
    const { supervisor, gate } = this.#target(call);
    const started = performance.now();
    const { plugin, operation: name, from, type } = call;
    const span = this.#parts.telemetry.startCall?.({ plugin, operation: name, from, type, parent: call.traceparent });
    const traceparent = span?.traceparent ?? childTraceparent(call.traceparent);
    let failure: CallError | undefined;
    let output: unknown;
    try {
      output = await this.#attempts(call, supervisor, gate, traceparent);
      return output;
    } catch (error) {
      failure = asCallError(error);
      throw failure;
    } finally {
      const durationMs = performance.now() - started;
      this.#parts.metrics.record(`${plugin}/${name}`, durationMs, failure !== undefined);
      const error = failure === undefined ? undefined : { error: failure.code };
      span?.end({ durationMs, ...error, ...(span.recording ? sizesOf(call.data, output) : {}) });
      this.#parts.telemetry.onCall({ plugin, operation: name, from, traceparent, durationMs, ...error });
    }
  }

  #target(call: Call): { supervisor: Supervisor; gate: OperationGate } {
    const supervisor = this.#parts.supervisorOf(call.plugin);
    if (supervisor === undefined) throw this.#noPlugin(call.plugin);
    const gate = supervisor.gate(call.operation);
    if (gate === undefined) throw coreCallError('core/not-found', { what: `operation ${call.operation} of ${call.plugin}` });
    if (call.operation === MIGRATION) throw coreCallError('core/forbidden', { reason: `only the kernel calls ${MIGRATION}` });
    return { supervisor, gate };
  }

  #noPlugin(plugin: string): CallError {
    const reason = this.#parts.absenceOf(plugin);
    if (reason === undefined) return coreCallError('core/not-found', { what: `plugin ${plugin}` });
    return coreCallError('core/unavailable', { what: `${plugin}, which does not run: ${reason}` });
  }

  /** An idempotent operation with a retry policy is tried again after a retryable failure, while the deadline allows. */
  async #attempts(call: Call, supervisor: Supervisor, gate: OperationGate, traceparent: string): Promise<unknown> {
    const { boundary, now } = this.#parts;
    const operation = gate.declared;
    this.#parts.quota?.admit(call.plugin, call.operation, call.data);
    const input = boundary.admit(operation.input, call.data, call.event !== undefined);
    const deadline = Math.min(call.deadline ?? Infinity, now() + operation.timeoutMs);
    const attempts = operation.effects.idempotent ? (operation.retry?.attempts ?? 1) : 1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(call, supervisor, gate, input, deadline, traceparent);
      } catch (error) {
        const failure = asCallError(error);
        const pause = operation.retry?.backoffMs ?? 0;
        if (attempt >= attempts || !failure.retryable || failure.code === 'core/timeout' || now() + pause >= deadline) throw failure;
        await new Promise<void>((resolve) => void this.#parts.wheel.schedule(pause, resolve));
      }
    }
  }

  async #once(call: Call, supervisor: Supervisor, gate: OperationGate, input: unknown, deadline: number, traceparent: string): Promise<unknown> {
    const { boundary, limits, wheel, now } = this.#parts;
    const { declared, breaker, bay } = gate;
    const retryAfterMs = breaker.closed ? 0 : breaker.admit(now());
    if (retryAfterMs > 0) {
      const what = `${call.plugin}/${call.operation}, which failed too often; again in ${String(retryAfterMs)} ms`;
      throw coreCallError('core/unavailable', { what, retryAfterMs });
    }
    const timeoutMs = Math.max(0, deadline - now());
    const request: Dispatch = { call, input, bay, deadline, traceparent, timeoutMs, now, wheel, cancelGraceMs: limits.cancelGraceMs, instance: undefined };
    let output: unknown;
    try {
      output = await dispatch(supervisor, request);
    } catch (error) {
      const failure = asCallError(error);
      this.#count(call, gate, request, failure);
      throw failure.fromPlugin ? boundary.checkError(supervisor.program.manifest, call.operation, declared, failure) : failure;
    }
    breaker.succeeded();
    return boundary.checkOutput(call.operation, declared, output);
  }

  /** What an error says about the operation: nothing where the call was withdrawn or never sent; that it works where the plugin itself answered it. */
  #count({ plugin, operation }: Call, { breaker }: OperationGate, { instance, now }: Dispatch, failure: CallError): void {
    if (failure.fromPlugin) {
      breaker.succeeded();
    } else if (instance !== undefined && (failure.code === 'core/timeout' || failure.code === 'core/unavailable')) {
      const crashed = failure.code === 'core/unavailable' ? instance : undefined;
      if (breaker.failed(now(), crashed)) this.#parts.onOpened(plugin, operation, failure);
    } else {
      breaker.withdrawn();
    }
  }
}
