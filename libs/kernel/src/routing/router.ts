import type { ManifestOperation } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
import { asCallError, coreCallError, type CallError } from '../call-error.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import type { KernelLimits } from '../limits.ts';
import type { CallMetrics } from '../metrics/call-metrics.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { TimerWheel } from '../timers/wheel.ts';
import { childTraceparent } from '../wire/traceparent.ts';
import type { Call } from './call.ts';
import { dispatch } from './dispatch.ts';

/** What a router needs of its kernel. */
export interface RouterParts {
  readonly boundary: Boundary;
  readonly limits: KernelLimits;
  readonly wheel: TimerWheel;
  readonly metrics: CallMetrics;
  readonly telemetry: Telemetry;
  readonly now: () => number;
  supervisorOf(plugin: string): Supervisor | undefined;
  /** Why a plugin that is there was not launched. */
  absenceOf(plugin: string): string | undefined;
}

/** Serves calls of plugins' operations: looks up, checks both ways, counts. */
export class Router {
  readonly #parts: RouterParts;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  /** Serve one call; rejects with a {@link CallError} that the callee declares or the kernel raises. */
  async serve(call: Call): Promise<unknown> {
    const { supervisor, operation } = this.#target(call);
    const started = performance.now();
    const traceparent = childTraceparent(call.traceparent);
    let failure: CallError | undefined;
    try {
      return await this.#attempts(call, supervisor, operation, traceparent);
    } catch (error) {
      failure = asCallError(error);
      throw failure;
    } finally {
      const durationMs = performance.now() - started;
      const { plugin, operation: name, from } = call;
      this.#parts.metrics.record(`${plugin}/${name}`, durationMs, failure !== undefined);
      this.#parts.telemetry.onCall({ plugin, operation: name, from, traceparent, durationMs, ...(failure === undefined ? {} : { error: failure.code }) });
    }
  }

  #target(call: Call): { supervisor: Supervisor; operation: ManifestOperation } {
    const supervisor = this.#parts.supervisorOf(call.plugin);
    if (supervisor === undefined) throw this.#noPlugin(call.plugin);
    const { operations } = supervisor.program.manifest;
    const operation = Object.hasOwn(operations, call.operation) ? operations[call.operation] : undefined;
    if (operation === undefined) throw coreCallError('core/not-found', { what: `operation ${call.operation} of ${call.plugin}` });
    return { supervisor, operation };
  }

  #noPlugin(plugin: string): CallError {
    const reason = this.#parts.absenceOf(plugin);
    if (reason === undefined) return coreCallError('core/not-found', { what: `plugin ${plugin}` });
    return coreCallError('core/unavailable', { what: `${plugin}, which does not run: ${reason}` });
  }

  /** An idempotent operation with a retry policy is tried again after a retryable failure, while the deadline allows. */
  async #attempts(call: Call, supervisor: Supervisor, operation: ManifestOperation, traceparent: string): Promise<unknown> {
    const { boundary, now } = this.#parts;
    const input = boundary.admit(operation.input, call.data, call.event !== undefined);
    const deadline = Math.min(call.deadline ?? Infinity, now() + operation.timeoutMs);
    const attempts = operation.effects.idempotent ? (operation.retry?.attempts ?? 1) : 1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(call, supervisor, operation, input, deadline, traceparent);
      } catch (error) {
        const failure = asCallError(error);
        const pause = operation.retry?.backoffMs ?? 0;
        if (attempt >= attempts || !failure.retryable || failure.code === 'core/timeout' || now() + pause >= deadline) throw failure;
        await new Promise<void>((resolve) => void this.#parts.wheel.schedule(pause, resolve));
      }
    }
  }

  async #once(call: Call, supervisor: Supervisor, operation: ManifestOperation, input: unknown, deadline: number, traceparent: string): Promise<unknown> {
    const { boundary, limits, wheel, now } = this.#parts;
    const timeoutMs = Math.max(0, deadline - now());
    let output: unknown;
    try {
      output = await dispatch(supervisor, { call, input, deadline, traceparent, timeoutMs, now, wheel, cancelGraceMs: limits.cancelGraceMs });
    } catch (error) {
      const failure = asCallError(error);
      throw failure.fromPlugin ? boundary.checkError(supervisor.program.manifest, call.operation, operation, failure) : failure;
    }
    return boundary.checkOutput(call.operation, operation, output);
  }
}
