import { errorNumber, UnsendableError, type RpcError } from '@plugwright/sdk/wire';
import { CallError, coreCallError } from '../call-error.ts';

/** An error as it travels: plain data, no stack. */
export function toRpcError(error: CallError): RpcError {
  const { code, retryable, details } = error;
  return { code: errorNumber(code), message: error.message, data: { code, class: error.class, retryable, ...(details === undefined ? {} : { details }) } };
}

/** The error of an answer. Class and retryability are what the sender claims; the boundary replaces them by the manifest's. */
export function fromRpcError(error: RpcError): CallError {
  const { code, details } = error.data;
  return new CallError({ code, class: error.data.class, retryable: error.data.retryable, message: error.message, details, fromPlugin: true });
}

/** What was thrown where something was sent: `core/limit-exceeded` where no message can carry it. */
export function unsendable(error: unknown): Error {
  if (error instanceof UnsendableError) return coreCallError('core/limit-exceeded', { limit: `what a message can carry: ${error.message}` });
  return error instanceof Error ? error : new Error(String(error));
}
