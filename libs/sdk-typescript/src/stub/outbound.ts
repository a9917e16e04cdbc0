import { applyDefaults, mayCall, unlocks } from '@plugwright/manifest';
import type { Caller, CallStreams, Items, Streaming } from '../context.ts';
import type { Validator } from '../definition.ts';
import { drain, type ItemGenerator } from '../drain.ts';
import { StreamingCall } from '../streaming-call.ts';
import type { StubSurfaceOperation } from './declaration.ts';
import { failure, invalid, recordedError } from './failure.ts';
import { hit } from './hit.ts';
import type { CallFrame, Host, Instance } from './host.ts';
import { StubMisuse } from './misuse.ts';
import { plain } from './plain.ts';
import { aborted, emit, readUpload, recordedStreams, refuseUpload, streamMembers, type RecordedStreams } from './recorded-streams.ts';
import { serviceOperation } from './services/index.ts';

const AVAILABLE = '$/available';

const METRIC = '$/metric';

/** Whether a declared plugin dependency can be called: it can once one of its operations is scripted. */
function available<H, K>(host: Host<H, K>, data: unknown): boolean {
  const id = (data as { plugin?: unknown } | null | undefined)?.plugin;
  const declared = host.manifest.dependencies.plugins.some((dependency) => dependency.id === id);
  if (!declared) throw failure(host.manifest, 'core/forbidden', { reason: `${host.manifest.id} does not import ${String(id)}` });
  return [...host.scripts.keys()].some((method) => method.startsWith(`${String(id)}/`));
}

/** Where the kernel would drop it and say so, the test fails: the spec and the code do not fit. */
function declaredMetric<H, K>(host: Host<H, K>, data: unknown): object {
  const { name, attributes } = data as { readonly name: string; readonly attributes: object };
  const { metrics = {} } = host.manifest.observability as { readonly metrics?: Readonly<Record<string, { readonly attributes?: readonly string[] }>> };
  const declared = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
  if (declared === undefined)
    throw new StubMisuse(`${host.manifest.id} reports the metric ${name}, which its spec does not declare under observability.metrics`);
  const unknown = Object.keys(attributes).find((key) => declared.attributes?.includes(key) !== true);
  if (unknown !== undefined)
    throw new StubMisuse(`${host.manifest.id} reports the attribute ${unknown} of the metric ${name}, which its spec does not declare`);
  return {};
}

function permitted<H, K>(host: Host<H, K>, method: string): StubSurfaceOperation {
  const { manifest, declaration } = host;
  const operation = Object.hasOwn(declaration.surface, method) ? declaration.surface[method] : undefined;
  if (operation === undefined || !mayCall(manifest, method)) {
    throw failure(manifest, 'core/forbidden', { reason: `${manifest.id} does not declare a call of ${method}` });
  }
  const { unlockedBy } = operation;
  if (unlockedBy !== undefined && !unlocks(manifest, unlockedBy)) {
    throw failure(manifest, 'core/forbidden', { reason: `${method} needs a capability of scope ${unlockedBy.scope} with permission ${unlockedBy.permission}` });
  }
  return operation;
}

function unscripted<H, K>(host: Host<H, K>, method: string): Error {
  const [id = ''] = method.split('/');
  if (host.manifest.dependencies.plugins.some((dependency) => dependency.id === id && dependency.optional)) {
    return failure(host.manifest, 'core/unavailable', { what: id });
  }
  return new StubMisuse(`${host.manifest.id} called ${method}, and nothing says what to answer: stub.script('${method}', answer)`);
}

/** What a script has of the streams of a call. */
interface ScriptStreams {
  readonly upload: AsyncIterable<unknown>;
  readonly take: (item: unknown) => Promise<void> | undefined;
}

const isGenerator = (answer: unknown): answer is ItemGenerator => typeof answer === 'object' && answer !== null && 'next' in answer && 'return' in answer;

async function answerOf<H, K>(
  host: Host<H, K>,
  method: string,
  operation: StubSurfaceOperation,
  input: unknown,
  { upload, take }: ScriptStreams,
  signal?: AbortSignal,
): Promise<unknown> {
  if (host.scripts.has(method)) {
    const script = host.scripts.get(method);
    const answered = typeof script === 'function' ? (script as (input: unknown, upload: AsyncIterable<unknown>) => unknown)(input, upload) : script;
    return plain(await (isGenerator(answered) ? drain(answered, take) : answered));
  }
  if (operation.behaviour === 'refuse') throw failure(host.manifest, 'core/unavailable', { what: method });
  const memory = operation.behaviour === 'memory' ? serviceOperation(method) : undefined;
  if (memory === undefined) throw unscripted(host, method);
  // Validated by the operation's own schema just now.
  const answered = memory(host, input as never, signal);
  return plain(answered instanceof Promise ? await answered : answered);
}

async function answer<H, K>(
  host: Host<H, K>,
  method: string,
  data: unknown,
  { source, streams, left }: CallOutStreams,
  signal?: AbortSignal,
): Promise<unknown> {
  if (method === AVAILABLE) return available(host, data);
  if (method === METRIC) return declaredMetric(host, data);
  const operation = permitted(host, method);
  const input = applyDefaults(operation.input, data);
  const valid = host.validators.calls[method];
  if (valid === undefined) throw new StubMisuse(`no validators for ${method}: the generated stub-kernel.ts does not fit its surface`);
  if (!valid.input(input)) throw invalid(host.manifest, valid.input.errors, `input of ${method}`);
  refuseUpload(host.manifest, method, source, operation.upload);
  streams.faults = await hit(host, method, operation.timeoutMs);
  const { promise: refused, reject: refuse } = Promise.withResolvers<never>();
  const over = AbortSignal.any([signal, left].filter((one) => one !== undefined));
  const upload = readUpload(host.manifest, { source, schema: operation.upload, fits: valid.upload, what: `upload of ${method}`, over }, streams, refuse);
  const take = (item: unknown): Promise<void> | undefined => {
    if (valid.download === undefined) throw new StubMisuse(`${method} streams nothing to its caller, and what is scripted for it yields`);
    fitting(valid.download, item, `an item scripted for ${method} does not fit`);
    return emit(streams, item);
  };
  const output = await Promise.race([answerOf(host, method, operation, input, { upload, take }, signal), refused]);
  fitting(valid.output, output, `the answer scripted for ${method} does not fit its output`);
  return output;
}

/** @throws StubMisuse */
function fitting(validator: Validator, value: unknown, otherwise: string): void {
  if (validator(value)) return;
  const [first] = validator.errors ?? [];
  throw new StubMisuse(`${otherwise}: ${first?.instancePath ?? ''} ${first?.message ?? 'refused'}`);
}

/** In whose course the plugin calls; nothing for a call outside any. */
export interface Course {
  readonly instance: Instance;
  readonly frame: CallFrame;
  readonly signal: AbortSignal;
}

function refuseEnded<H, K>(host: Host<H, K>, course: Course | undefined): void {
  if (course?.instance.alive === false) throw failure(host.manifest, 'core/unavailable', { what: `${host.manifest.id} (this instance has ended)` });
  if (course?.signal.aborted === true) throw failure(host.manifest, 'core/cancelled', { reason: 'the call it belongs to is over' });
}

/** What streams with a call of the plugin: where it takes what it uploads from, and the rest. */
export interface CallOutStreams {
  readonly source?: Items<unknown> | undefined;
  readonly streams: RecordedStreams;
  /** Aborts where the plugin leaves the items. */
  readonly left?: AbortSignal;
}

async function callOut<H, K>(host: Host<H, K>, course: Course | undefined, method: string, data: unknown, out: CallOutStreams): Promise<unknown> {
  const parent = course === undefined ? {} : { parent: course.frame.origin };
  const sent = plain(data);
  const { start, end } = streamMembers(Object.hasOwn(host.declaration.surface, method) ? host.declaration.surface[method] : undefined, out.streams);
  const record = host.recorder.open({ direction: 'out', method, ...parent, data: sent, ...start });
  try {
    refuseEnded(host, course);
    const answered =
      host.playback === undefined ? answer(host, method, sent, out, course?.signal) : host.playback.answer(course?.frame.origin, method, sent, out);
    const output = await (out.left === undefined ? answered : Promise.race([answered, aborted(out.left)]));
    refuseEnded(host, course);
    record.close({ data: output, ...end() });
    return plain(output);
  } catch (error) {
    record.close({ error: recordedError(error), ...end() });
    if (course !== undefined && error instanceof StubMisuse) course.frame.misuse ??= error;
    throw error;
  }
}

function streamOut<H, K>(host: Host<H, K>, course: Course | undefined, method: string, data: unknown, { upload }: CallStreams): Streaming<unknown, unknown> {
  const streams = recordedStreams();
  const { pipe } = streams;
  const leaving = new AbortController();
  const output = callOut(host, course, method, data, { source: upload, streams, left: leaving.signal });
  output.then(() => pipe.end(), pipe.end);
  return new StreamingCall(output, pipe.out, () => leaving.abort(failure(host.manifest, 'core/cancelled', { reason: 'the caller left its items' })));
}

/** A call of which only the output is wanted. */
function plainOut<H, K>(host: Host<H, K>, course: Course | undefined, method: string, data: unknown): Promise<unknown> {
  const streams = recordedStreams();
  streams.pipe.out.drop();
  return callOut(host, course, method, data, { streams });
}

/** The way out of the plugin, in the course of one call of it or outside any. */
export function createCaller<H, K>(host: Host<H, K>, course?: Course): Caller {
  return {
    call: (method, data) => plainOut(host, course, method, data),
    stream: (method, data, streams) => streamOut(host, course, method, data, streams),
    notify: (method, data) => {
      // Nobody waits for a notification; what was wrong with it stands in the records and, for a misuse, in the frame.
      plainOut(host, course, method, data).catch(() => undefined);
    },
  };
}
