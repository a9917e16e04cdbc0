import type { CallOutcome, CallStart, PluginUse } from '../../telemetry.ts';

/** A span that is over, as little as can be kept of it until its batch is sent. */
export interface EndedSpan {
  readonly call: CallStart;
  /** Its own trace context. */
  readonly traceparent: string;
  /** Milliseconds since the epoch, with fractions. */
  readonly began: number;
  readonly ended: number;
  readonly outcome: CallOutcome;
  /** What the plugin used before and after. */
  readonly before: PluginUse | undefined;
  readonly after: PluginUse | undefined;
}
