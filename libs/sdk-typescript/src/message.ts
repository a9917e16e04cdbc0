/** What a message is: a call that is answered, the answer, or an event for one or for several receivers. */
export type MessageType = 'request' | 'response' | 'event' | 'broadcast';

/** The message that a handler serves, as the SDK shows it; `docs/protocol.md` says how it travels. */
export interface Message {
  /** Unique in the kernel; a redelivered event keeps its id, so a receiver can recognise it. */
  readonly id: string;
  /** When the sender sent it, in milliseconds since the epoch. */
  readonly timestamp: number;
  /** Id of the plugin that sent it, or `kernel`. */
  readonly from: string;
  /** Every receiver; more than one in a broadcast. */
  readonly to: readonly string[];
  readonly type: MessageType;
  /** `<plugin>/<operation>` of a request; the topic `<document>/<event>` of an event. */
  readonly method: string;
  readonly data: unknown;
  /** What this message belongs to: the trace id of the call that caused it. */
  readonly correlation?: string;
  /** Milliseconds from `timestamp` to the deadline. */
  readonly timeout?: number;
}

/** The answer to a {@link Message}. */
export interface Response {
  /** `id` of the message it answers. */
  readonly correlation: string;
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly details?: unknown };
}
