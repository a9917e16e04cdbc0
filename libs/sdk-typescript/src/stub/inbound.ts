import { applyDefaults } from '@plugwright/manifest';
import type { Streaming } from '../context.ts';
import { invoke } from '../invoke.ts';
import type { Message } from '../message.ts';
import { StreamingCall } from '../streaming-call.ts';
import { createCallContext } from './call-context.ts';
import { failure, invalid, recordedError } from './failure.ts';
import { firstOutcome } from './first-outcome.ts';
import { hit } from './hit.ts';
import type { CallFrame, Host, Instance } from './host.ts';
import { StubMisuse } from './misuse.ts';
import { plain } from './plain.ts';
import { emit, readUpload, recordedStreams, refuseUpload, streamMembers, travelling, type RecordedStreams } from './recorded-streams.ts';
import type { StubCallOptions } from './stub-types.ts';

/** One call as it comes in. */
export interface InboundCall {
  readonly operation: string;
  readonly input: unknown;
  readonly options?: StubCallOptions<unknown> | undefined;
  /** The event that is delivered by this call. */
  readonly topic?: string | undefined;
  /** The record that a replay repeats. */
  readonly origin?: number;
}

interface Call {
  readonly operation: string;
  readonly method: string;
  readonly input: unknown;
  readonly options: StubCallOptions<unknown>;
  readonly topic: string | undefined;
  readonly streams: RecordedStreams;
  /** Aborts where the caller leaves the items. */
  readonly left: AbortSignal;
}

/** The input as the handler gets it. @throws PluginError `core/not-found` or `core/invalid` */
function accept<H, K>(host: Host<H, K>, { operation, method, input, options }: Call): { input: unknown; timeoutMs: number } {
  const { manifest, validators } = host;
  const declared = Object.hasOwn(manifest.operations, operation) ? manifest.operations[operation] : undefined;
  const valid = Object.hasOwn(validators.inputs, operation) ? validators.inputs[operation] : undefined;
  if (declared === undefined || valid === undefined) throw failure(manifest, 'core/not-found', { what: method });
  const received = applyDefaults(declared.input, input);
  if (!valid(received)) throw invalid(manifest, valid.errors, 'input');
  refuseUpload(manifest, method, options.upload, declared.stream?.upload);
  return { input: received, timeoutMs: declared.timeoutMs };
}

function messageOf<H, K>(host: Host<H, K>, frame: CallFrame, { method, topic, options }: Call, sent: Pick<Message, 'timestamp' | 'timeout' | 'data'>): Message {
  const to = [host.manifest.id];
  return { id: String(frame.origin), from: options.from ?? 'test', to, type: topic === undefined ? 'request' : 'event', method: topic ?? method, ...sent };
}

async function serve<H, K>(host: Host<H, K>, instance: Instance, frame: CallFrame, call: Call): Promise<unknown> {
  const { declaration } = host;
  const accepted = accept(host, call);
  const timeoutMs = Math.min(call.options.timeoutMs ?? Number.POSITIVE_INFINITY, accepted.timeoutMs);
  const timestamp = host.clock.now();
  const deadline = timestamp + timeoutMs;
  const withdrawn = call.options.signal === undefined ? call.left : AbortSignal.any([call.options.signal, call.left]);
  return await firstOutcome(host, instance, { deadline, timeoutMs, signal: withdrawn }, async (signal) => {
    const leave = await instance.admission.enter();
    signal.addEventListener('abort', leave, { once: true });
    try {
      signal.throwIfAborted();
      const { promise: refused, reject: refuse } = Promise.withResolvers<never>();
      const faults = await hit(host, call.method, timeoutMs);
      call.streams.faults = faults && (async (through) => await reported(faults(through), refuse));
      const message = messageOf(host, frame, call, { timestamp, timeout: timeoutMs, data: accepted.input });
      const context = createCallContext(host, instance, frame, message, deadline, signal, uploadOf(host, call, signal, refuse));
      const output = invoke(declaration.plugin, declaration.handlers, call.operation, accepted.input, context, (item) => emit(call.streams, item));
      return plain(await Promise.race([output, refused]));
    } finally {
      leave();
    }
  });
}

/** What a fault answers is the call's outcome, whatever its handler makes of it. */
async function reported(hit: Promise<void>, refuse: (error: unknown) => void): Promise<void> {
  try {
    await hit;
  } catch (error) {
    refuse(error);
    throw error;
  }
}

/** What the handler reads of the caller's upload. */
function uploadOf<H, K>(
  { declaration, manifest }: Host<H, K>,
  { operation, options, streams }: Call,
  over: AbortSignal,
  fail: (error: Error) => void,
): AsyncIterable<unknown> {
  const fits = declaration.plugin.operations[operation]?.stream?.upload;
  const schema = manifest.operations[operation]?.stream?.upload;
  return readUpload(manifest, { source: options.upload, schema, fits, what: 'upload', over }, streams, fail);
}

/** Only what is there: a record is JSON, and has no `undefined`. */
function beginning({ options = {}, topic }: InboundCall): { from?: string; timeoutMs?: number; topic?: string } {
  const { from, timeoutMs } = options;
  return { ...(topic === undefined ? {} : { topic }), ...(from === undefined ? {} : { from }), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
}

/** Call an operation of the plugin. Fails with PluginError; with StubMisuse for a mistake of the test. */
export function callIn<H, K>(host: Host<H, K>, inbound: InboundCall): Streaming<unknown, unknown> {
  const leaving = new AbortController();
  const streams = recordedStreams();
  const output = answer(host, inbound, streams, leaving.signal);
  output.then(() => streams.pipe.end(), streams.pipe.end);
  return new StreamingCall(output, streams.pipe.out, () => leaving.abort());
}

async function answer<H, K>(host: Host<H, K>, inbound: InboundCall, streams: RecordedStreams, left: AbortSignal): Promise<unknown> {
  const { operation, options = {}, topic } = inbound;
  const method = `${host.manifest.id}/${operation}`;
  const data = travelling(host.manifest, inbound.input, 'input');
  const { start, end } = streamMembers(Object.hasOwn(host.manifest.operations, operation) ? host.manifest.operations[operation]?.stream : undefined, streams);
  const record = host.recorder.open({ direction: 'in', method, ...beginning(inbound), data, ...start });
  const frame: CallFrame = { origin: inbound.origin ?? record.seq };
  try {
    const { instance } = host;
    if (host.config === undefined) throw new StubMisuse(`${host.manifest.id} demands configuration: give it to createStubKernel({ config })`);
    if (instance === undefined) throw failure(host.manifest, 'core/unavailable', { what: host.manifest.id });
    const output = await serve(host, instance, frame, { operation, method, input: plain(data), options, topic, streams, left });
    if (frame.misuse !== undefined) throw frame.misuse;
    record.close({ data: output, ...end() });
    return plain(output);
  } catch (error) {
    const cause = frame.misuse ?? error;
    record.close({ error: recordedError(cause), ...end(), ...(left.aborted ? { left: true } : {}) });
    throw cause;
  }
}
