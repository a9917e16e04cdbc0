import { MAX_CREDIT } from './limits.ts';
import type { RpcMessage } from './rpc.ts';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are integers that a double holds exactly, from 0. */
function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isError(value: unknown): boolean {
  if (!isObject(value) || typeof value['message'] !== 'string' || !isObject(value['data'])) return false;
  const { code, details } = value['data'];
  return typeof code === 'string' && (details === undefined || isObject(details));
}

function isMeta(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { traceparent, deadline, timestamp, parent, from, download, upload } = value;
  if (traceparent !== undefined && typeof traceparent !== 'string') return false;
  if (from !== undefined && typeof from !== 'string') return false;
  // `1e999` is JSON and no number that anybody can count with.
  if (deadline !== undefined && !Number.isFinite(deadline)) return false;
  if (timestamp !== undefined && !Number.isFinite(timestamp)) return false;
  if (download !== undefined && !(isId(download) && download <= MAX_CREDIT)) return false;
  if (upload !== undefined && typeof upload !== 'boolean') return false;
  return parent === undefined || isId(parent);
}

/**
 * The value as a JSON-RPC message, as far as either side relies on its form; undefined where it is none, which is the violation
 * `not-a-message`. Members that the protocol does not know are left alone.
 */
export function checkMessage(value: unknown): RpcMessage | undefined {
  if (!isObject(value) || value['jsonrpc'] !== '2.0') return undefined;
  const { id, method, params, error } = value;
  if (id !== undefined && !isId(id)) return undefined;
  if (method === undefined) {
    const answers = id !== undefined && (error === undefined ? isObject(value['result']) : value['result'] === undefined && isError(error));
    return answers ? (value as unknown as RpcMessage) : undefined;
  }
  const wellFormed = typeof method === 'string' && (params === undefined || (isObject(params) && isMeta(params['_meta'])));
  return wellFormed ? (value as unknown as RpcMessage) : undefined;
}
