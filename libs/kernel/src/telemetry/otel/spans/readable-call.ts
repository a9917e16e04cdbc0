import { type Attributes, type HrTime, type SpanContext, SpanKind, type SpanStatus, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { RPC_SYSTEM, semantic } from '../semantic.ts';
import { spanContextOf } from '../trace-context.ts';
import type { StreamFigures } from '../../telemetry.ts';
import type { EndedSpan } from './ended-span.ts';

/** Whose spans they are. */
export interface SpanOrigin {
  readonly resource: Resource;
  readonly instrumentationScope: { readonly name: string };
}

const none: never[] = [];
const no: HrTime = [0, 0];

/**
 * A call that is over, as OpenTelemetry's processor and exporter read a span. What is read is made when its batch is sent: the
 * SDK's own spans are checked and copied member by member during the call, which costs more than the call.
 */
export class ReadableCall implements ReadableSpan {
  readonly kind = SpanKind.SERVER;
  readonly ended = true;
  readonly links = none;
  readonly events = none;
  readonly duration = no;
  readonly droppedAttributesCount = 0;
  readonly droppedEventsCount = 0;
  readonly droppedLinksCount = 0;
  readonly parentSpanContext?: SpanContext;
  readonly #span: EndedSpan;
  readonly #origin: SpanOrigin;

  constructor(span: EndedSpan, origin: SpanOrigin) {
    this.#span = span;
    this.#origin = origin;
    const parent = spanContextOf(span.call.parent);
    if (parent !== undefined) this.parentSpanContext = parent;
  }

  get resource(): Resource {
    return this.#origin.resource;
  }

  get instrumentationScope(): SpanOrigin['instrumentationScope'] {
    return this.#origin.instrumentationScope;
  }

  get name(): string {
    return `${this.#span.call.plugin}/${this.#span.call.operation}`;
  }

  spanContext(): SpanContext {
    const { traceparent } = this.#span;
    return { traceId: traceparent.slice(3, 35), spanId: traceparent.slice(36, 52), traceFlags: TraceFlags.SAMPLED };
  }

  get startTime(): HrTime {
    return timeOf(this.#span.began);
  }

  get endTime(): HrTime {
    return timeOf(this.#span.ended);
  }

  get status(): SpanStatus {
    const { error } = this.#span.outcome;
    return error === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: error };
  }

  get attributes(): Attributes {
    const { plugin, from, type } = this.#span.call;
    const { error } = this.#span.outcome;
    return {
      [semantic.rpcSystem]: RPC_SYSTEM,
      [semantic.rpcMethod]: this.name,
      [semantic.plugin]: plugin,
      [semantic.caller]: from,
      [semantic.messageType]: type,
      ...costOf(this.#span),
      ...(error === undefined ? {} : { [semantic.errorType]: error, [semantic.rpcStatus]: error }),
    };
  }
}

/** Seconds and nanoseconds of milliseconds since the epoch. */
function timeOf(ms: number): HrTime {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1_000_000)];
}

/** What a call cost. The processor time is that of its plugin meanwhile, other calls that it served at the same time included. */
function costOf({ outcome: { queuedMs, attempts, cpuMs, bytesIn, bytesOut, streamed }, before, after }: EndedSpan): Attributes {
  const used = cpuMs ?? (before === undefined || after === undefined ? undefined : Math.max(0, after.cpuMs - before.cpuMs));
  return {
    ...(queuedMs === undefined ? {} : { [semantic.queued]: queuedMs / 1_000 }),
    ...(attempts === undefined ? {} : { [semantic.attempts]: attempts }),
    ...(used === undefined ? {} : { [semantic.cpu]: used / 1_000 }),
    ...(bytesIn === undefined ? {} : { [semantic.bytesIn]: bytesIn }),
    ...(bytesOut === undefined ? {} : { [semantic.bytesOut]: bytesOut }),
    ...(streamed === undefined ? {} : streamedOf(streamed)),
    ...(after?.memoryBytes === undefined ? {} : { [semantic.memory]: after.memoryBytes }),
  };
}

function streamedOf({ download, upload }: StreamFigures): Attributes {
  return {
    [semantic.downloadItems]: download.items,
    [semantic.downloadBytes]: download.bytes,
    [semantic.uploadItems]: upload.items,
    [semantic.uploadBytes]: upload.bytes,
  };
}
