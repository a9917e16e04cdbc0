import type { Telemetry } from './telemetry.ts';

/** Several observers as one; spans are those of the first that makes any. */
export function combine(observers: readonly Telemetry[]): Telemetry {
  const [only] = observers;
  if (only !== undefined && observers.length === 1) return only;
  const spans = observers.find((observer) => observer.startCall !== undefined);
  const hearing = (name: 'onLog' | 'onMetric' | 'observe' | 'onLoss'): boolean => observers.some((observer) => observer[name] !== undefined);
  return {
    onCall(call): void {
      for (const observer of observers) observer.onCall(call);
    },
    ...(spans === undefined
      ? {}
      : {
          startCall: (call) => spans.startCall?.(call) ?? { traceparent: call.parent ?? '', recording: false, end: () => undefined },
          ...(spans.childTrace === undefined ? {} : { childTrace: (parent) => spans.childTrace?.(parent) ?? '' }),
        }),
    ...(hearing('onLog') ? { onLog: (record): void => observers.forEach((observer) => observer.onLog?.(record)) } : {}),
    ...(hearing('onMetric') ? { onMetric: (point): void => observers.forEach((observer) => observer.onMetric?.(point)) } : {}),
    ...(hearing('observe') ? { observe: (readings, usageOf): void => observers.forEach((observer) => observer.observe?.(readings, usageOf)) } : {}),
    ...(hearing('onLoss') ? { onLoss: (say): void => observers.forEach((observer) => observer.onLoss?.(say)) } : {}),
    async close(): Promise<void> {
      await Promise.allSettled(observers.map((observer) => observer.close?.() ?? Promise.resolve()));
    },
  };
}
