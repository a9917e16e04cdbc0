import { asCallError, coreCallError, type CallError } from '../call-error.ts';
import type { OperationGate } from '../failure/operation-gate.ts';
import type { Instance } from '../lifecycle/instance.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import type { Due, Timeout, TimerWheel } from '../timers/wheel.ts';
import type { Waiting } from '../wire/peer.ts';
import type { Meta } from '../wire/rpc.ts';
import type { Ticket } from './admission.ts';
import type { Call } from './call.ts';
import type { ServedCall } from './served-calls.ts';
import type { StreamRelay } from './stream-relay.ts';

/** What a dispatch needs of its kernel. */
export interface DispatchParts {
  readonly wheel: TimerWheel;
  readonly now: () => number;
  /** How long a withdrawn call keeps its slot while its handler winds up. */
  readonly limits: { readonly cancelGraceMs: number };
}

/** A call that passed the boundary, and who hears how it ended. */
export interface DispatchOrder {
  readonly parts: DispatchParts;
  readonly call: Call;
  readonly supervisor: Supervisor;
  readonly gate: OperationGate;
  readonly input: unknown;
  /** What stands between its streams; undefined where it has none. */
  readonly relay: StreamRelay | undefined;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** The callee's span. */
  readonly traceparent: string;
  /** What the plugin answered, unchecked. Must not throw. */
  answered(output: unknown): void;
  /** Must not throw. */
  failed(failure: CallError): void;
}

/**
 * Brings one call to its plugin: waits for a slot, sends it, waits for the answer, all within the deadline. A call that times
 * out or that its caller withdraws is cancelled at the plugin, and keeps its slot until the handler ended or the grace is over.
 * All that is remembered of a call while it is under way is this one object, since every call makes it.
 */
export class Dispatch implements Waiting, ServedCall, Due {
  readonly deadline: number;
  readonly traceparent: string;
  readonly #order: DispatchOrder;
  readonly #ticket: Ticket;
  /** The code that the call was sent to. */
  #instance: Instance | undefined = undefined;
  #id = 0;
  #timeoutMs = 0;
  #over = false;
  /** The handler ended; the caller may still be taking what it streamed. */
  #answered = false;
  #timer: Timeout | undefined = undefined;
  #grace: Timeout | undefined = undefined;
  #withdrawn: (() => void) | undefined = undefined;

  /** @throws CallError where the plugin takes no call */
  constructor(order: DispatchOrder) {
    this.deadline = order.deadline;
    this.traceparent = order.traceparent;
    this.#order = order;
    this.#ticket = order.supervisor.admission.enter(order.gate.bay);
  }

  /** The code that the call was sent to; undefined before it was. */
  get instance(): Instance | undefined {
    return this.#instance;
  }

  /** @param now milliseconds since the epoch */
  begin(now: number): void {
    const { call, parts } = this.#order;
    const { signal } = call;
    this.#timeoutMs = Math.max(0, this.deadline - now);
    this.#timer = parts.wheel.remind(this.#timeoutMs, this);
    if (signal !== undefined) {
      const withdrawn = (): void => this.#withdraw(coreCallError('core/cancelled', { reason: 'the caller withdrew the call' }));
      this.#withdrawn = withdrawn;
      signal.addEventListener('abort', withdrawn, { once: true });
      if (signal.aborted) {
        withdrawn();
        return;
      }
    }
    const { granted } = this.#ticket;
    if (granted === undefined) this.#send(now);
    else
      granted.then(
        () => this.#send(parts.now()),
        (error: unknown) => this.#refuse(error),
      );
  }

  /** For the wheel: the deadline is over. */
  due(): void {
    this.#withdraw(coreCallError('core/timeout', { timeout: `${String(this.#timeoutMs)} ms` }));
  }

  /** For the peer: the plugin answered. What it streamed before comes before that, within the deadline. */
  resolve(data: unknown): void {
    this.#end();
    const { relay } = this.#order;
    if (relay === undefined) this.#succeed(data);
    else void relay.drained.then(() => this.#succeed(data));
  }

  /** For the peer: the plugin answered an error, or ended. */
  reject(error: CallError): void {
    this.#end();
    const { relay } = this.#order;
    if (relay === undefined) this.#fail(error);
    else void relay.drained.then(() => this.#fail(error));
  }

  /** Whether this is how it ended: only the first end counts. */
  settle(): boolean {
    if (this.#over) return false;
    this.#over = true;
    this.#order.relay?.stop();
    this.#timer?.cancel();
    if (this.#withdrawn !== undefined) this.#order.call.signal?.removeEventListener('abort', this.#withdrawn);
    return true;
  }

  #send(now: number): void {
    if (this.#over) return;
    const { supervisor, gate, input, relay } = this.#order;
    try {
      // Whichever instance serves at this moment: between two calls another one may have taken over.
      const { instance } = supervisor;
      if (instance === undefined) throw coreCallError('core/unavailable', { what: supervisor.id });
      const meta = this.#meta(now);
      this.#id = instance.peer.ask(gate.method, input, relay === undefined ? meta : { ...meta, ...relay.offers }, this);
      this.#instance = instance;
      instance.serving.add(this.#id, this);
      relay?.start(instance.peer.open(this.#id, relay.offers), (error) => this.#withdraw(error));
    } catch (error) {
      this.#refuse(error);
    }
  }

  #meta(now: number): Meta {
    const { deadline, traceparent } = this;
    const { call, gate } = this.#order;
    const { event, from, type, id } = call;
    if (event !== undefined) return { timestamp: event.timestamp, from, to: event.to, type, deadline, traceparent, id: event.id, topic: event.topic };
    const meta: Meta = { timestamp: now, from, to: gate.receivers, type, deadline, traceparent };
    return id === undefined ? meta : { ...meta, id };
  }

  #refuse(error: unknown): void {
    this.#ticket.leave();
    this.#fail(asCallError(error));
  }

  /** Nobody waits for the answer any more. */
  #withdraw(error: CallError): void {
    if (!this.settle()) return;
    const instance = this.#instance;
    if (instance === undefined) {
      this.#ticket.leave();
    } else if (!this.#answered) {
      instance.peer.cancel(this.#id);
      const { wheel, limits } = this.#order.parts;
      this.#grace = wheel.schedule(limits.cancelGraceMs, () => this.#leave());
    }
    this.#order.failed(error);
  }

  #succeed(data: unknown): void {
    if (this.settle()) this.#order.answered(data);
  }

  #fail(error: CallError): void {
    if (this.settle()) this.#order.failed(error);
  }

  /** Something was heard of the plugin: its handler has ended. */
  #end(): void {
    this.#answered = true;
    if (this.#instance !== undefined) this.#instance.heard += 1;
    this.#grace?.cancel();
    this.#leave();
  }

  #leave(): void {
    this.#instance?.serving.remove(this.#id);
    this.#ticket.leave();
  }
}
