/** What a message is: a call that is answered, or an event for one or for several receivers. */
export type MessageType = 'request' | 'response' | 'event' | 'broadcast';

/** `params._meta`: who asks whom, until when, and as part of which trace. */
export interface Meta {
  /** Message id; the JSON-RPC id where absent. */
  readonly id?: string;
  /** Milliseconds since the epoch. */
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
  /** On a call from a plugin: id of the kernel's request that it is made for. */
  readonly parent?: number;
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

/** Whatever one frame holds. */
export type RpcMessage = RpcRequest | RpcResponse;
