import type { RpcMessage } from './rpc.ts';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(value: unknown): boolean {
  return isObject(value) && typeof value['message'] === 'string' && isObject(value['data']) && typeof value['data']['code'] === 'string';
}

function isMeta(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { traceparent, deadline, parent } = value;
  const plainTrace = traceparent === undefined || typeof traceparent === 'string';
  return plainTrace && [deadline, parent].every((number) => number === undefined || typeof number === 'number');
}

/**
 * The value as a JSON-RPC message, as far as the kernel relies on its form; undefined where it is none. A plugin
 * that sends such a thing has broken the protocol.
 */
export function checkMessage(value: unknown): RpcMessage | undefined {
  if (!isObject(value) || value['jsonrpc'] !== '2.0') return undefined;
  const { id, method, params, error } = value;
  if (id !== undefined && !Number.isSafeInteger(id)) return undefined;
  if (method === undefined) {
    const answers = id !== undefined && (error === undefined ? isObject(value['result']) : isError(error));
    return answers ? (value as unknown as RpcMessage) : undefined;
  }
  const wellFormed = typeof method === 'string' && (params === undefined || (isObject(params) && isMeta(params['_meta'])));
  return wellFormed ? (value as unknown as RpcMessage) : undefined;
}
