import { childTraceparent, isTraceparent } from '../../wire/traceparent.ts';
import type { CallSpan, CallStart, PluginUse } from '../telemetry.ts';
import type { EndedSpan } from './spans/ended-span.ts';
import { spanTime } from './spans/span-clock.ts';

/** What spans are made with. */
export interface TraceParts {
  /** Takes spans that are over; absent where nobody wants any. */
  readonly ended: ((span: EndedSpan) => void) | undefined;
  /** Whether a trace that begins here is recorded. */
  readonly chosen: () => boolean;
  readonly ignoreParent: boolean;
  /** What a plugin used a moment ago; asked for twice a span, so it must be cheap. */
  readonly usageOf: (plugin: string) => PluginUse | undefined;
}

const nothing = (): void => undefined;

/** Whether a traceparent says that its span is recorded. */
export function isSampled(traceparent: string): boolean {
  return (Number.parseInt(traceparent.slice(53), 16) & 1) === 1;
}

/** Begin the span of a call. Most are not recorded, and cost no more than the digits of their id. */
export function startCall({ ended, chosen, ignoreParent, usageOf }: TraceParts, call: CallStart): CallSpan {
  const sampled = !ignoreParent && isTraceparent(call.parent) ? isSampled(call.parent) : chosen();
  if (!sampled || ended === undefined) return { traceparent: childTraceparent(call.parent, '00'), recording: false, end: nothing };
  const traceparent = childTraceparent(call.parent, '01');
  const [began, before] = [spanTime(), usageOf(call.plugin)];
  return {
    traceparent,
    recording: true,
    end: (outcome) => ended({ call, traceparent, began, ended: spanTime(), outcome, before, after: usageOf(call.plugin) }),
  };
}
