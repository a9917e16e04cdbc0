import { failure } from './failure.ts';
import type { Host, Instance } from './host.ts';
import type { PluginError } from '../plugin-error.ts';

/** When a call ends without its handler. */
export interface Limits {
  /** Virtual milliseconds since the epoch. */
  readonly deadline: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * The outcome of `work`, unless the deadline, the caller's signal or the end of the instance comes first; then the
 * signal that `work` was given aborts, and what it still does is ignored.
 */
export function firstOutcome<H, K, T>(host: Host<H, K>, instance: Instance, limits: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    const cancelled = (): void => {
      end(failure(host.manifest, 'core/cancelled', { reason: 'the caller withdrew the call' }));
    };
    const release = (): void => {
      withdraw();
      instance.underWay.delete(end);
      limits.signal?.removeEventListener('abort', cancelled);
    };
    const end = (error: PluginError): void => {
      release();
      reject(error);
      controller.abort(error);
    };
    const withdraw = host.clock.at(limits.deadline, () => {
      end(failure(host.manifest, 'core/timeout', { timeout: `${String(limits.timeoutMs)} ms` }));
    });
    instance.underWay.add(end);
    if (limits.signal?.aborted === true) {
      cancelled();
      return;
    }
    limits.signal?.addEventListener('abort', cancelled, { once: true });
    work(controller.signal).then(
      (value) => {
        release();
        resolve(value);
      },
      (error: unknown) => {
        release();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
