import { asCallError } from '../call-error.ts';
import type { CallSpan } from './telemetry.ts';

/** Do something within a span; the span ends when it is done. */
export async function spanned(span: CallSpan, run: () => unknown): Promise<unknown> {
  const started = performance.now();
  try {
    const result = await run();
    span.end({ durationMs: performance.now() - started });
    return result;
  } catch (error) {
    span.end({ durationMs: performance.now() - started, error: asCallError(error).code });
    throw error;
  }
}
