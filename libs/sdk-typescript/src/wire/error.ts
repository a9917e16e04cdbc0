import { PluginError } from '../plugin-error.ts';
import { errorNumber } from './error-number.ts';
import type { RpcError } from './rpc.ts';

/** A taxonomy error as it travels. Nothing but plain data of the error leaves: no stack, no cause. */
export function toRpcError(error: PluginError): RpcError {
  const { code, retryable, details } = error;
  const data = { code, class: error.class, retryable, ...(details === undefined ? {} : { details }) };
  return { code: errorNumber(code), message: error.message, data };
}

/** The error that an answer carries. */
export function fromRpcError(error: RpcError): PluginError {
  return new PluginError({ ...error.data, message: error.message, details: error.data.details });
}
