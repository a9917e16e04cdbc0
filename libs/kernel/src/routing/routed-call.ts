import type { Boundary } from '../boundary/boundary.ts';
import { asCallError, coreCallError, type CallError } from '../call-error.ts';
import type { OperationGate } from '../failure/operation-gate.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import type { CallMetrics } from '../metrics/call-metrics.ts';
import type { CallOutcome, CallSpan, Telemetry } from '../telemetry/telemetry.ts';
import type { Timeout } from '../timers/wheel.ts';
import type { CallQuota } from '../usage/call-quota.ts';
import { childTraceparent } from '../wire/traceparent.ts';
import type { Call } from './call.ts';
import { Dispatch, type DispatchOrder, type DispatchParts } from './dispatch.ts';
import { relayOf, type StreamRelay } from './stream-relay.ts';

/** What a call that is served needs of its kernel. */
export interface RoutedCallParts extends DispatchParts {
  readonly boundary: Boundary;
  readonly metrics: CallMetrics;
  readonly telemetry: Telemetry;
  /** Rates and sizes that an operator set; absent where there are none. */
  readonly quota?: CallQuota;
  /** Calls that may outlast the code that serves them: they stream, or wait to be made again. */
  readonly outlasting: Set<RoutedCall>;
  /** A breaker opened: the operation is refused for a while. */
  onOpened(plugin: string, operation: string, failure: CallError): void;
}

/** Where a call of a plugin goes. */
export interface Target {
  readonly supervisor: Supervisor;
  readonly gate: OperationGate;
}

/** Bytes of JSON that went in and came out; measured for the few calls that are recorded. */
function sizesOf(input: unknown, output: unknown): { readonly bytesIn: number; readonly bytesOut: number } {
  const bytes = (value: unknown): number => (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value)));
  return { bytesIn: bytes(input), bytesOut: bytes(output) };
}

function outcomeOf(durationMs: number, failure: CallError | undefined, relay: StreamRelay | undefined): Pick<CallOutcome, 'durationMs' | 'error' | 'streamed'> {
  if (failure === undefined && relay === undefined) return { durationMs };
  return { durationMs, ...(failure === undefined ? {} : { error: failure.code }), ...(relay === undefined ? {} : { streamed: relay.figures }) };
}

/** One call on its way: checked, sent, perhaps sent again, checked and counted. Its steps are callbacks: a promise each would cost as much as they do. */
export class RoutedCall implements DispatchOrder {
  readonly parts: RoutedCallParts;
  readonly call: Call;
  readonly supervisor: Supervisor;
  readonly gate: OperationGate;
  readonly traceparent: string;
  input: unknown = undefined;
  relay: StreamRelay | undefined = undefined;
  deadline = 0;
  readonly #resolve: (output: unknown) => void;
  readonly #reject: (failure: CallError) => void;
  readonly #started = performance.now();
  readonly #span: CallSpan | undefined;
  #dispatch: Dispatch | undefined = undefined;
  #attempts = 0;
  /** Until it is made again. */
  #pause: Timeout | undefined = undefined;

  constructor(parts: RoutedCallParts, call: Call, { supervisor, gate }: Target, resolve: (output: unknown) => void, reject: (failure: CallError) => void) {
    const { plugin, operation, from, type } = call;
    this.parts = parts;
    this.call = call;
    this.supervisor = supervisor;
    this.gate = gate;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#span = parts.telemetry.startCall?.({ plugin, operation, from, type, parent: call.traceparent });
    this.traceparent = this.#span?.traceparent ?? childTraceparent(call.traceparent);
  }

  begin(): void {
    const { call, gate, parts } = this;
    try {
      parts.quota?.admit(call.plugin, call.operation, call.data);
      this.relay = relayOf(parts, call, gate);
      if (this.relay !== undefined) parts.outlasting.add(this);
      this.input = parts.boundary.admit(gate.declared.input, call.data, call.event !== undefined);
      const now = parts.now();
      this.deadline = Math.min(call.deadline ?? Infinity, now + gate.declared.timeoutMs);
      this.#attempt(now);
    } catch (error) {
      this.#end(asCallError(error), undefined);
    }
  }

  /** For the router: the kernel stops, and everything that the call could wait for is gone. */
  abandon(): void {
    this.#pause?.cancel();
    this.#dispatch?.settle();
    this.#end(coreCallError('core/unavailable', { what: 'the kernel, which stops' }), undefined);
  }

  /** For the dispatch: what the plugin answered. */
  answered(output: unknown): void {
    const { gate, parts } = this;
    gate.breaker.succeeded();
    let checked: unknown;
    try {
      checked = parts.boundary.checkOutput(gate.name, gate.declared, output);
    } catch (error) {
      this.#again(asCallError(error));
      return;
    }
    this.#end(undefined, checked);
  }

  /** For the dispatch: the call came to no answer, or to an error. */
  failed(failure: CallError): void {
    const { gate, parts, supervisor } = this;
    let shown = failure;
    try {
      this.#count(failure);
      if (failure.fromPlugin) shown = parts.boundary.checkError(supervisor.program.manifest, gate.name, gate.declared, failure);
    } catch (error) {
      shown = asCallError(error);
    }
    this.#again(shown);
  }

  #attempt(now: number): void {
    const { gate, call } = this;
    this.#attempts += 1;
    const retryAfterMs = gate.breaker.closed ? 0 : gate.breaker.admit(now);
    if (retryAfterMs > 0) {
      const what = `${call.plugin}/${call.operation}, which failed too often; again in ${String(retryAfterMs)} ms`;
      this.#again(coreCallError('core/unavailable', { what, retryAfterMs }));
      return;
    }
    this.#dispatch = undefined;
    try {
      this.#dispatch = new Dispatch(this);
    } catch (error) {
      this.failed(asCallError(error));
      return;
    }
    this.#dispatch.begin(now);
  }

  /** An idempotent operation with a retry policy is tried again after a retryable failure, while the deadline allows and nothing was streamed. */
  #again(failure: CallError): void {
    const { gate, parts } = this;
    const { effects, retry } = gate.declared;
    const attempts = effects.idempotent && this.relay?.begun !== true ? (retry?.attempts ?? 1) : 1;
    const pause = retry?.backoffMs ?? 0;
    if (this.#attempts >= attempts || !failure.retryable || failure.code === 'core/timeout' || parts.now() + pause >= this.deadline) {
      this.#end(failure, undefined);
      return;
    }
    parts.outlasting.add(this);
    this.#pause = parts.wheel.schedule(pause, () => this.#attempt(parts.now()));
  }

  /** What an error says about the operation: nothing where the call was withdrawn, held up by its caller or never sent; that it works where the plugin itself answered it. */
  #count(failure: CallError): void {
    const { gate, call, parts } = this;
    const instance = this.#dispatch?.instance;
    if (failure.fromPlugin) {
      gate.breaker.succeeded();
    } else if (instance !== undefined && ((failure.code === 'core/timeout' && this.relay?.held !== true) || failure.code === 'core/unavailable')) {
      const crashed = failure.code === 'core/unavailable' ? instance : undefined;
      if (gate.breaker.failed(parts.now(), crashed)) parts.onOpened(call.plugin, call.operation, failure);
    } else {
      gate.breaker.withdrawn();
    }
  }

  #end(failure: CallError | undefined, output: unknown): void {
    const { call, gate, parts, traceparent } = this;
    const { plugin, operation, from } = call;
    const ended = performance.now();
    const durationMs = ended - this.#started;
    try {
      parts.outlasting.delete(this);
      this.relay?.close();
      const outcome = outcomeOf(durationMs, failure, this.relay);
      parts.metrics.record(gate.method, outcome, ended);
      const span = this.#span;
      span?.end(span.recording ? { ...outcome, ...sizesOf(call.data, output) } : outcome);
      parts.telemetry.onCall({ plugin, operation, from, traceparent, ...outcome });
    } catch (error) {
      this.#reject(asCallError(error));
      return;
    }
    if (failure === undefined) this.#resolve(output);
    else this.#reject(failure);
  }
}
