import { type Attributes, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { CallOutcome, CallSpan, CallStart, PluginUse } from '../telemetry.ts';
import { RPC_SYSTEM, semantic } from './semantic.ts';
import { contextOf, spanContextOf, traceparentOf, unrecorded } from './trace-context.ts';

/** What spans are made with. */
export interface TraceParts {
  readonly tracer: Tracer | undefined;
  /** Whether a trace that begins here is recorded. */
  readonly chosen: () => boolean;
  readonly ignoreParent: boolean;
  /** What a plugin used a moment ago; asked for twice a span, so it must be cheap. */
  readonly usageOf: (plugin: string) => PluginUse | undefined;
}

/** Begin the span of a call. Most are not recorded, and cost no more than the digits of their id. */
export function startCall({ tracer, chosen, ignoreParent, usageOf }: TraceParts, call: CallStart): CallSpan {
  const parent = spanContextOf(call.parent);
  const sampled = parent === undefined || ignoreParent ? chosen() : (parent.traceFlags & 1) === 1;
  if (!sampled || tracer === undefined) return { traceparent: unrecorded(call.parent), recording: false, end: () => undefined };
  const { plugin, operation, from, type } = call;
  const span = tracer.startSpan(
    `${plugin}/${operation}`,
    {
      kind: SpanKind.SERVER,
      attributes: {
        [semantic.rpcSystem]: RPC_SYSTEM,
        [semantic.rpcMethod]: `${plugin}/${operation}`,
        [semantic.plugin]: plugin,
        [semantic.caller]: from,
        [semantic.messageType]: type,
      },
    },
    contextOf(parent),
  );
  const before = usageOf(plugin);
  return {
    traceparent: traceparentOf(span.spanContext()),
    recording: true,
    end(outcome): void {
      span.setAttributes(costOf(outcome, before, usageOf(plugin)));
      if (outcome.error !== undefined) {
        span.setAttributes({ [semantic.errorType]: outcome.error, [semantic.rpcStatus]: outcome.error });
        span.setStatus({ code: SpanStatusCode.ERROR, message: outcome.error });
      }
      span.end();
    },
  };
}

/** What a call cost. The processor time is that of its plugin meanwhile, other calls that it served at the same time included. */
function costOf({ queuedMs, attempts, cpuMs, bytesIn, bytesOut }: CallOutcome, before: PluginUse | undefined, after: PluginUse | undefined): Attributes {
  const used = cpuMs ?? (before?.cpuMs === undefined || after?.cpuMs === undefined ? undefined : Math.max(0, after.cpuMs - before.cpuMs));
  return {
    ...(queuedMs === undefined ? {} : { [semantic.queued]: queuedMs / 1000 }),
    ...(attempts === undefined ? {} : { [semantic.attempts]: attempts }),
    ...(used === undefined ? {} : { [semantic.cpu]: used / 1000 }),
    ...(bytesIn === undefined ? {} : { [semantic.bytesIn]: bytesIn }),
    ...(bytesOut === undefined ? {} : { [semantic.bytesOut]: bytesOut }),
    ...(after?.memoryBytes === undefined ? {} : { [semantic.memory]: after.memoryBytes }),
  };
}
