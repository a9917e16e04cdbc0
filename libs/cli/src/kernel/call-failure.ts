import type { CallError } from '@plugwright/kernel';

/** The error of a call as a program reads it, on one line. */
export function callFailure({ code, class: errorClass, retryable, message, details }: CallError): string {
  return `${JSON.stringify({ code, class: errorClass, retryable, message, ...(details === undefined ? {} : { details }) })}\n`;
}
