import type { MessageType } from '../message.ts';
import type { StreamTarget } from './stream/stream-bytes.ts';

/** `params._meta` of a request: who asks whom, until when, and as part of which trace. */
export interface Meta {
  /** Message id; the JSON-RPC id where absent. */
  readonly id?: string;
  readonly timestamp: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly type: MessageType;
  /** Milliseconds since the epoch. */
  readonly deadline?: number;
  /** W3C trace context, version 00. */
  readonly traceparent?: string;
  /** Topic of an event. */
  readonly topic?: string;
  /** On a call from a plugin: id of the request of the kernel that it is made for. */
  readonly parent?: number;
  /** The caller takes a stream of results besides the answer, and has room for so many bytes of it at first. */
  readonly download?: number;
  /** The caller streams to the callee, as soon as that gives credit. */
  readonly upload?: boolean;
}

/** Data of `$/data`: the next of a stream, as JSON items or as bytes in base64. */
export interface StreamPiece {
  /** Id of the request that the stream belongs to, as the caller numbers it. */
  readonly id: number;
  readonly to: StreamTarget;
  readonly items?: readonly unknown[];
  readonly bytes?: string;
  /** Whether it is the last of this direction. */
  readonly end?: boolean;
}

/** Data of `$/credit`: the receiver of a stream has room for so many more bytes. */
export interface StreamCredit {
  readonly id: number;
  /** The direction of the stream that may go on; the credit itself travels the other way. */
  readonly to: StreamTarget;
  readonly bytes: number;
}

/** A JSON-RPC 2.0 request, or a notification where `id` is absent. */
export interface RpcRequest {
  readonly jsonrpc: '2.0';
  readonly id?: number;
  readonly method: string;
  readonly params?: { readonly data: unknown; readonly _meta?: Meta };
}

/** `error` of a JSON-RPC 2.0 answer; `data.code` is the one that counts. */
export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data: { readonly code: string; readonly class: string; readonly retryable: boolean; readonly details?: Record<string, unknown> };
}

/** A JSON-RPC 2.0 answer. */
export interface RpcResponse {
  readonly jsonrpc: '2.0';
  readonly id: number;
  readonly result?: { readonly data: unknown };
  readonly error?: RpcError;
}

/** Whatever one JSON frame holds. */
export type RpcMessage = RpcRequest | RpcResponse;
