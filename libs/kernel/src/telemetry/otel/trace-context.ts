import { type Context, ROOT_CONTEXT, type SpanContext, trace, TraceFlags } from '@opentelemetry/api';
import { childTraceparent, isTraceparent } from '../../wire/traceparent.ts';

/** The span context of a W3C traceparent; undefined where it is none. */
export function spanContextOf(traceparent: string | undefined): SpanContext | undefined {
  if (!isTraceparent(traceparent)) return undefined;
  const sampled = (Number.parseInt(traceparent.slice(53), 16) & 1) === 1;
  return {
    traceId: traceparent.slice(3, 35),
    spanId: traceparent.slice(36, 52),
    traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
  };
}

/** The W3C traceparent of a span context. */
export function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** A context whose span is this one. */
export function contextOf(parent: SpanContext | undefined): Context {
  return parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
}

/** A traceparent of a span that nobody records: of the trace of its parent, or of a new one. */
export function unrecorded(parent: string | undefined): string {
  return `${childTraceparent(parent).slice(0, -2)}00`;
}
