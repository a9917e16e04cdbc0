import type { StreamBatch } from '@plugwright/sdk/wire';
import type { MessageType } from '../wire/rpc.ts';
import type { WithdrawSignal } from './withdrawal.ts';

/** The caller's ends of what a call streams. What comes without a taker is dropped. */
export interface CallStreams {
  /** Takes items that the callee streams, in order; while what it returns is not settled, no more are taken. */
  readonly download?: ((items: readonly unknown[]) => unknown) | undefined;
  /** What the caller streams, message by message; read as fast as the callee takes it. */
  readonly upload?: AsyncIterable<StreamBatch> | undefined;
}

/** A call of a plugin's operation, from whoever it comes. */
export interface Call {
  readonly plugin: string;
  readonly operation: string;
  readonly data: unknown;
  /** Id of the calling plugin, or `kernel`. */
  readonly from: string;
  readonly type: MessageType;
  /** The caller's own deadline in milliseconds since the epoch; the operation's timeout may come before. */
  readonly deadline?: number | undefined;
  /** The caller's span. */
  readonly traceparent?: string | undefined;
  /** Aborts when the caller does not want the answer any more. */
  readonly signal?: WithdrawSignal | undefined;
  readonly streams?: CallStreams | undefined;
  /** The same each time the call is made again: by it a plugin can tell that it did the work before. */
  readonly id?: string | undefined;
  /** Of an event: which one, and everybody it goes to. */
  readonly event?: { readonly id: string; readonly topic: string; readonly timestamp: number; readonly to: readonly string[] } | undefined;
}
