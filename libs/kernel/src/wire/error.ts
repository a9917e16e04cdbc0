import { CallError } from '../call-error.ts';
import type { RpcError } from './rpc.ts';

/** JSON-RPC number of an error, for readers that know no taxonomy. */
function numberOf(code: string): number {
  if (code === 'core/invalid') return -32602;
  if (code === 'core/contract-violation' || code === 'core/internal') return -32603;
  return -32000;
}

/** An error as it travels: plain data, no stack. */
export function toRpcError(error: CallError): RpcError {
  const { code, retryable, details } = error;
  return { code: numberOf(code), message: error.message, data: { code, class: error.class, retryable, ...(details === undefined ? {} : { details }) } };
}

/** The error of an answer. Class and retryability are what the sender claims; the boundary replaces them by the manifest's. */
export function fromRpcError(error: RpcError): CallError {
  const { code, details } = error.data;
  return new CallError({ code, class: error.data.class, retryable: error.data.retryable, message: error.message, details, fromPlugin: true });
}
