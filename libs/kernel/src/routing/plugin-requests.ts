import { STREAM_WINDOW } from '@plugwright/sdk/wire';
import { mayCall, splitMethod, type Unlock } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
import { asCallError, coreCallError } from '../call-error.ts';
import type { GrantBook } from '../capabilities/grant-book.ts';
import type { Observations } from '../capabilities/learning/observations.ts';
import type { Instance } from '../lifecycle/instance.ts';
import type { KernelLimits } from '../limits.ts';
import type { Service, ServiceRequest } from '../services/service.ts';
import type { ServiceManifest } from '../services/service-manifest.ts';
import { spanned } from '../telemetry/spanned.ts';
import type { MetricReports } from '../telemetry/shape/metric-reports.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { protocolMethods } from '../wire/methods.ts';
import type { Peer } from '../wire/peer.ts';
import type { RpcRequest } from '../wire/rpc.ts';
import { isTraceparent } from '../wire/traceparent.ts';
import type { Call, CallStreams } from './call.ts';
import { Withdrawal } from './withdrawal.ts';

/** What it takes to answer plugins. */
export interface PluginRequestParts {
  readonly boundary: Boundary;
  readonly limits: KernelLimits;
  readonly grants: GrantBook;
  /** Of learn mode: its plugin may call what its manifest does not declare, and that is remembered. */
  readonly learning?: Observations;
  readonly declared: ServiceManifest;
  readonly services: ReadonlyMap<string, Service>;
  readonly telemetry?: Telemetry;
  readonly metrics?: MetricReports;
  /** Bring a call to another plugin. */
  request(call: Call): Promise<unknown>;
  /** Whether a plugin can call another now: declared, resolved within its range, and running. */
  isAvailable(caller: Instance, plugin: string): boolean;
}

/** Of a service, before it has passed the boundary. */
interface ServiceCall extends Omit<ServiceRequest, 'plugin' | 'input'> {
  readonly code: Instance;
}

/** Answers what plugins ask: kernel services and other plugins, as far as their manifests declare it. */
export class PluginRequests {
  readonly #parts: PluginRequestParts;
  readonly #open = new WeakMap<Peer, Map<number, Withdrawal>>();
  readonly #streaming = new WeakMap<Instance, Set<Withdrawal>>();

  constructor(parts: PluginRequestParts) {
    this.#parts = parts;
  }

  /** Answer a request, or take a notification; never throws. */
  async receive(caller: Instance, request: RpcRequest): Promise<void> {
    const { peer } = caller;
    const open = this.#openOf(peer);
    const { id } = request;
    if (request.method === protocolMethods.cancel) {
      const { id: withdrawn } = (request.params?.data ?? {}) as { readonly id?: number };
      if (withdrawn !== undefined) open.get(withdrawn)?.abort();
      return;
    }
    const withdrawal = new Withdrawal();
    // What a caller announces is there before anything else of it is read: the end of an upload needs no credit and may follow at once.
    const streams = streamsOf(peer, request);
    if (streams !== undefined) this.#streamingOf(caller).add(withdrawal);
    try {
      if (open.size >= this.#parts.limits.maxOpenRequests)
        throw coreCallError('core/limit-exceeded', { limit: `${String(this.#parts.limits.maxOpenRequests)} open requests of ${caller.id}` });
      if (id !== undefined) open.set(id, withdrawal);
      const data = await this.#answer(caller, request, withdrawal, streams);
      if (id !== undefined) peer.respond(id, data);
    } catch (error) {
      // What was sent together with a request is read before its answer leaves: an id in it that is used again is used while it is open.
      await Promise.resolve();
      if (id !== undefined) peer.refuse(id, asCallError(error));
    } finally {
      if (id !== undefined) open.delete(id);
      if (streams !== undefined) this.#streamingOf(caller).delete(withdrawal);
    }
  }

  #answer(caller: Instance, request: RpcRequest, withdrawal: Withdrawal, streams: CallStreams | undefined): unknown {
    const { method } = request;
    const data = request.params?.data;
    if (method === protocolMethods.available) {
      const { plugin } = (data ?? {}) as { readonly plugin?: unknown };
      return typeof plugin === 'string' && this.#parts.isAvailable(caller, plugin);
    }
    if (method === protocolMethods.metric) {
      this.#parts.metrics?.take(caller.program.manifest, data);
      return {};
    }
    const target = splitMethod(method);
    if (target === undefined) throw coreCallError('core/not-found', { what: method });
    const isLearnt = this.#parts.learning?.isAbout(caller.id) === true;
    if (isLearnt) this.#parts.learning.calls(method);
    else if (!mayCall(caller.program.manifest, method)) throw this.#deny(caller, method, `${caller.id} does not declare ${method}`);
    const meta = request.params?._meta;
    const parent = caller.serving.get(meta?.parent);
    const traceparent = parent?.traceparent ?? (isTraceparent(meta?.traceparent) ? meta.traceparent : undefined);
    const deadline = Math.min(parent?.deadline ?? Infinity, meta?.deadline ?? Infinity);
    if (target.owner === 'kernel') {
      const signal = (): AbortSignal => withdrawal.signal;
      return this.#service(target.operation, data, { code: caller, deadline, signal, traceparent: traceparent ?? '' });
    }
    if (!this.#parts.isAvailable(caller, target.owner)) throw coreCallError('core/unavailable', { what: target.owner });
    const { owner: plugin, operation } = target;
    return this.#parts.request({
      plugin,
      operation,
      data,
      from: caller.id,
      type: 'request',
      deadline: Number.isFinite(deadline) ? deadline : undefined,
      traceparent,
      signal: withdrawal,
      streams,
    });
  }

  #service(name: string, data: unknown, call: ServiceCall): unknown {
    const { code: caller, traceparent } = call;
    const { declared, services, boundary } = this.#parts;
    const [service, operation] = name.split('.') as [string, string];
    const description = Object.hasOwn(declared.operations, name) ? declared.operations[name] : undefined;
    const operations = services.get(service)?.operations ?? {};
    const handler = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (description === undefined || handler === undefined) throw coreCallError('core/not-found', { what: `kernel/${name}` });
    const { manifest } = caller.program;
    if (description.unlockedBy !== undefined) this.#unlock(caller.id, name, description.unlockedBy, data);
    const input = boundary.admit(description.input, data);
    // Only a trace that is recorded gets a span of a service: they are many, and most take no time.
    const isRecorded = traceparent.endsWith('1');
    const span = isRecorded
      ? this.#parts.telemetry?.startCall?.({ plugin: 'kernel', operation: name, from: caller.id, type: 'request', parent: traceparent })
      : undefined;
    if (span === undefined) return handler({ ...call, plugin: manifest, input });
    return spanned(span, () => handler({ ...call, plugin: manifest, input, traceparent: span.traceparent }));
  }

  #unlock(plugin: string, target: string, unlock: Unlock, data: unknown): void {
    const bytes = (): number => Buffer.byteLength(JSON.stringify(data ?? null));
    const decision = this.#parts.grants.decide({ plugin, ...unlock, target, bytes });
    if (decision.allowed) return;
    throw decision.limit ? coreCallError('core/limit-exceeded', { limit: decision.reason }) : coreCallError('core/forbidden', { reason: decision.reason });
  }

  #deny(caller: Instance, method: string, reason: string): Error {
    this.#parts.grants.audit.denied({ plugin: caller.id, method, reason });
    return coreCallError('core/forbidden', { reason });
  }

  /** Calls of code that stream: when it ends, there is nobody any more who would say that they are withdrawn, and no answer to wait for. */
  #streamingOf(caller: Instance): Set<Withdrawal> {
    let streaming = this.#streaming.get(caller);
    if (streaming === undefined) {
      const calls = (streaming = new Set<Withdrawal>());
      this.#streaming.set(caller, calls);
      void caller.exited().then(() => calls.forEach((call) => call.abort()));
    }
    return streaming;
  }

  #openOf(peer: Peer): Map<number, Withdrawal> {
    let open = this.#open.get(peer);
    if (open === undefined) this.#open.set(peer, (open = new Map<number, Withdrawal>()));
    return open;
  }
}

/** The kernel's ends of what a plugin streams with a request; undefined where it offers nothing, as most do. */
function streamsOf(peer: Peer, request: RpcRequest): CallStreams | undefined {
  const { download, upload } = request.params?._meta ?? {};
  if (download === undefined && upload !== true) return undefined;
  const taker = peer.downloadOf(request);
  return { download: taker && ((items) => taker.write(items)), upload: peer.uploadOf(request, STREAM_WINDOW)?.batches() };
}
