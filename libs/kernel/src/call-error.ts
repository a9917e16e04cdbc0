import { inspect } from 'node:util';
import { coreErrors, type CoreErrorCode } from '@plugwright/manifest';

/** What a {@link CallError} is made of. */
export interface CallErrorFields {
  /** `<document id>/<name>`. */
  readonly code: string;
  readonly class: string;
  readonly retryable: boolean;
  readonly message: string;
  readonly details?: Record<string, unknown> | undefined;
  /** Whether a plugin sent it over the wire; such an error is checked against the plugin's manifest. */
  readonly fromPlugin?: boolean;
}

/** What a call rejects with: an error of the taxonomy, never a plugin's own exception. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  readonly class: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  readonly details?: Record<string, unknown>;
  readonly fromPlugin: boolean;

  constructor(fields: CallErrorFields) {
    // It is how a call ends, and made far from whoever called: its stack would say nothing, and is most of what an error costs.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(fields.message);
    Error.stackTraceLimit = stackTraceLimit;
    this.code = fields.code;
    this.class = fields.class;
    this.retryable = fields.retryable;
    this.fromPlugin = fields.fromPlugin ?? false;
    if (fields.details !== undefined) this.details = fields.details;
  }
}

/** Make an error of the `core` taxonomy, its message filled from the details. */
export function coreCallError(code: CoreErrorCode, details: Record<string, unknown>): CallError {
  const entry = coreErrors[code];
  const message = entry.message.replace(/\{([a-z]+)\}/g, (_, name: string) => String(details[name]));
  return new CallError({ code, class: entry.class, retryable: entry.retryable, message, details });
}

/** Any thrown value as a {@link CallError}; what is not one is a fault of the kernel or of a service. */
export function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  // Libraries reject with plain objects, too, of which `String` says nothing.
  const reason = error instanceof Error ? error.message : typeof error === 'string' ? error : inspect(error, { breakLength: Infinity, customInspect: false });
  return coreCallError('core/internal', { reason });
}
