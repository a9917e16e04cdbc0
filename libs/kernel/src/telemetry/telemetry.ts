import type { LogRecord } from '../logging/log-record.ts';

/** What went through one direction of a stream; bytes as they travelled. */
export interface StreamVolume {
  readonly items: number;
  readonly bytes: number;
}

/** What a call streamed besides its input and its output. */
export interface StreamFigures {
  readonly download: StreamVolume;
  readonly upload: StreamVolume;
}

/** One call that is over. */
export interface CallRecord {
  readonly plugin: string;
  readonly operation: string;
  readonly from: string;
  readonly traceparent: string;
  /** From acceptance to the answer, queueing included. */
  readonly durationMs: number;
  /** Code of the error, where it failed. */
  readonly error?: string;
  /** Of an operation that streams. */
  readonly streamed?: StreamFigures;
}

/** A call that begins. */
export interface CallStart {
  readonly plugin: string;
  readonly operation: string;
  /** Id of the calling plugin, or `kernel`. */
  readonly from: string;
  /** `request`, or an event that is delivered as a call. */
  readonly type: string;
  /** W3C traceparent of the caller's span, where it has one. */
  readonly parent?: string | undefined;
}

/** How a call ended, and what it cost as far as that is known. */
export interface CallOutcome {
  readonly durationMs: number;
  /** Code of the error, where it failed. */
  readonly error?: string;
  /** Time in the queue before the plugin got it. */
  readonly queuedMs?: number;
  /** How often it was sent. */
  readonly attempts?: number;
  /** Time that the plugin's processor worked on it. */
  readonly cpuMs?: number;
  /** Bytes of JSON to the plugin and from it. */
  readonly bytesIn?: number;
  readonly bytesOut?: number;
  /** Of an operation that streams. */
  readonly streamed?: StreamFigures;
}

/** The span of a call that is under way. */
export interface CallSpan {
  /** What the callee gets as the trace context of its caller. */
  readonly traceparent: string;
  /** Whether anybody will see it; where not, nothing need be measured for it. */
  readonly recording: boolean;
  /** The call is over; called once. */
  end(outcome: CallOutcome): void;
}

/** Figures of one plugin at one moment, for gauges and counters that are read from time to time. */
export interface PluginReading {
  readonly plugin: string;
  readonly state: string;
  readonly isolation: string;
  /** Since the kernel started. */
  readonly calls: number;
  readonly errors: number;
  /** Latencies of the last seconds in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly queued: number;
  readonly serving: number;
  readonly restarts: number;
  readonly memoryBytes?: number;
  readonly memoryLimitBytes?: number;
  /** Since it was launched. */
  readonly cpuMs?: number;
  readonly fileHandles?: number;
}

/** What a plugin used a moment ago. */
export type PluginUse = Required<Pick<PluginReading, 'memoryBytes' | 'cpuMs'>>;

/** One value that a plugin reports of a metric that it declares. */
export interface MetricPoint {
  readonly plugin: string;
  readonly name: string;
  readonly kind: 'counter' | 'histogram' | 'gauge' | 'updowncounter';
  readonly unit?: string;
  readonly value: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** Where the kernel reports what it did to an observer outside. Must not throw and not wait; only `onCall` is needed. */
export interface Telemetry {
  onCall(call: CallRecord): void;
  /** Begin the span of a call; without it calls carry their trace and make no spans. */
  startCall?(call: CallStart): CallSpan;
  /** A trace context for what is not a call, as an event that is published: in the trace of the parent, or the first of a new one. */
  childTrace?(parent: string | undefined): string;
  onLog?(record: LogRecord): void;
  onMetric?(point: MetricPoint): void;
  /** Learn where the figures of the plugins are read when they are collected, and what one of them uses, which costs next to nothing. */
  observe?(readings: () => readonly PluginReading[], usageOf: (plugin: string) => PluginUse | undefined): void;
  /** Learn where to say that something on its way to the observer was lost: once for each reason, and at the end how much it was. */
  onLoss?(say: (message: string) => void): void;
  /** Send what is left and end; resolves also where nobody takes it. */
  close?(): Promise<void>;
}
