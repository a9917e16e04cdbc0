import { PluginError } from '../plugin-error.ts';
import type { RpcError } from './rpc.ts';

/** JSON-RPC number of an error; only for readers that know no taxonomy. */
function numberOf(code: string): number {
  if (code === 'core/invalid') return -32602;
  if (code === 'core/contract-violation' || code === 'core/internal') return -32603;
  return -32000;
}

/** A taxonomy error as it travels. Nothing but plain data of the error leaves: no stack, no cause. */
export function toRpcError(error: PluginError): RpcError {
  const { code, retryable, details } = error;
  const data = { code, class: error.class, retryable, ...(details === undefined ? {} : { details }) };
  return { code: numberOf(code), message: error.message, data };
}

/** The error that an answer carries. */
export function fromRpcError(error: RpcError): PluginError {
  return new PluginError({ ...error.data, message: error.message, details: error.data.details });
}
