import type { Meta, StreamBytes, ViolationCode, WireChannel } from '@plugwright/sdk/wire';

/** How messages are cut apart on a stream: length-prefixed frames, or one JSON text a line. */
export type WireProfile = 'frames' | 'lines';

/** What the owner of a channel hears. */
export interface ChannelListeners {
  /** `bytes` is the length of the message, where the channel knows it. */
  readonly onMessage: (value: unknown, bytes?: number) => void;
  /** Bytes of a stream that travelled as they are. */
  readonly onBytes?: (data: StreamBytes, bytes: number) => void;
  /** The plugin's side broke the protocol; says how. */
  readonly onBroken: (reason: string, code?: ViolationCode) => void;
}

/** Code that ends closes its channel a moment before its end is seen. */
const ENDING_MS = 1_000;

/** One duplex way to a running plugin. What arrives is unchecked. */
export interface PluginChannel {
  /** @throws Error where the message is no JSON, too large or too deep; nothing is sent then */
  send(message: object): void;
  /** The same for a request of these parts; absent where it would not be faster. */
  request?(id: number, method: string, data: unknown, meta: Meta): void;
  /** The same for an answer that is no error. */
  respond?(id: number, data: unknown): void;
  /** The same for a message that is JSON text already. */
  sendText?(text: string): void;
  /** Absent where the channel carries text only. */
  sendBytes?(data: StreamBytes): void;
  /** Undefined while the plugin reads what it is sent, else when it has; absent where nobody can tell. */
  drained?(): Promise<void> | undefined;
  /** Set once, before anything arrives. */
  listen(listeners: ChannelListeners): void;
}

/** A channel of the wire as the kernel's side sees it. */
export function pluginChannel(wire: WireChannel): PluginChannel {
  return {
    send: (message) => wire.send(message),
    sendText: (text) => wire.sendText(text),
    request: (id, method, data, meta) => wire.request(id, method, data, meta),
    respond: (id, data) => wire.respond(id, data),
    ...(wire.sendBytes === undefined ? {} : { sendBytes: (data: StreamBytes) => wire.sendBytes?.(data) }),
    ...(wire.drained === undefined ? {} : { drained: () => wire.drained?.() }),
    listen: ({ onMessage, onBytes, onBroken }) =>
      wire.listen({
        onMessage,
        onBytes: (data, bytes) => onBytes?.(data, bytes),
        onBroken: (error) => onBroken(error.message, error.code),
        // A plugin that goes away is seen by its exit; one that stays cannot be heard any more.
        onClose: () => void setTimeout(() => onBroken('it closed its channel and goes on', 'channel-closed'), ENDING_MS).unref(),
      }),
  };
}
