import { asCallError, coreCallError } from '../call-error.ts';
import type { Instance } from '../lifecycle/instance.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import type { Timeout, TimerWheel } from '../timers/wheel.ts';
import type { Meta } from '../wire/rpc.ts';
import type { Bay } from './admission.ts';
import type { Call } from './call.ts';

/** A call that passed the boundary. */
export interface Dispatch {
  readonly call: Call;
  readonly input: unknown;
  /** Of the operation. */
  readonly bay: Bay;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** The callee's span. */
  readonly traceparent: string;
  /** Milliseconds until the deadline. */
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly wheel: TimerWheel;
  /** How long a withdrawn call keeps its slot while its handler winds up. */
  readonly cancelGraceMs: number;
  /** The code that the call was sent to; set by {@link dispatch}. */
  instance: Instance | undefined;
}

function metaOf({ call, deadline, traceparent, now }: Dispatch): Meta {
  const { event, from, type, plugin, id } = call;
  return {
    timestamp: event?.timestamp ?? now(),
    from,
    to: event?.to ?? [plugin],
    type,
    deadline,
    traceparent,
    ...(event === undefined ? (id === undefined ? {} : { id }) : { id: event.id, topic: event.topic }),
  };
}

function attempt(run: () => void, onError: (error: unknown) => void): void {
  try {
    run();
  } catch (error) {
    onError(error);
  }
}

/**
 * Bring one call to its plugin: wait for a slot, send it, wait for the answer, all within the deadline. A call that times
 * out or that its caller withdraws is cancelled at the plugin, and keeps its slot until the handler ended or the grace is over.
 * @returns what the plugin answered, unchecked
 */
export function dispatch(supervisor: Supervisor, request: Dispatch): Promise<unknown> {
  const { call, wheel } = request;
  const ticket = supervisor.admission.enter(request.bay);
  return new Promise((resolve, reject) => {
    let sent: { readonly instance: Instance; readonly id: number } | undefined;
    let over = false;
    const settle = (run: () => void): void => {
      if (over) return;
      over = true;
      timer.cancel();
      call.signal?.removeEventListener('abort', withdrawn);
      run();
    };
    const withdraw = (error: Error): void =>
      settle(() => {
        reject(error);
        if (sent === undefined) {
          ticket.leave();
          return;
        }
        sent.instance.peer.cancel(sent.id);
        grace = wheel.schedule(request.cancelGraceMs, end);
      });
    let grace: Timeout | undefined;
    const end = (): void => {
      grace?.cancel();
      if (sent !== undefined) sent.instance.serving.remove(sent.id);
      ticket.leave();
    };
    const withdrawn = (): void => withdraw(coreCallError('core/cancelled', { reason: 'the caller withdrew the call' }));
    const timer = wheel.schedule(request.timeoutMs, () => withdraw(coreCallError('core/timeout', { timeout: `${String(request.timeoutMs)} ms` })));
    call.signal?.addEventListener('abort', withdrawn, { once: true });

    const send = (): void => {
      if (over) return;
      // Whichever instance serves at this moment: between two calls another one may have taken over.
      const { instance } = supervisor;
      if (instance === undefined) throw coreCallError('core/unavailable', { what: supervisor.id });
      const id = instance.peer.ask(`${call.plugin}/${call.operation}`, request.input, metaOf(request), {
        resolve: (data) => {
          instance.heard += 1;
          end();
          settle(() => resolve(data));
        },
        reject: (error) => {
          instance.heard += 1;
          end();
          settle(() => reject(error));
        },
      });
      sent = { instance, id };
      request.instance = instance;
      instance.serving.add(id, { deadline: request.deadline, traceparent: request.traceparent });
    };
    const refuse = (error: unknown): void => {
      ticket.leave();
      settle(() => reject(asCallError(error)));
    };
    if (call.signal?.aborted === true) withdrawn();
    else if (ticket.granted === undefined) attempt(send, refuse);
    else ticket.granted.then(send).catch(refuse);
  });
}
