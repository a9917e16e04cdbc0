import type { Meta, RpcMessage } from '../wire/rpc.ts';

/** One duplex way to the kernel, whatever it is made of. */
export interface Channel {
  send(message: RpcMessage): void;
  /** The same for a message that is JSON text already. */
  sendText(text: string): void;
  /** The same for a request of these parts, which takes a third of the time. */
  request(id: number, method: string, data: unknown, meta: Meta): void;
  /** The same for an answer that is no error, which takes half of the time. */
  respond(id: number, data: unknown): void;
  /** The two listeners, set once before anything arrives; `bytes` is the length of the message. A `ProtocolError` that is thrown ends the channel. */
  listen(onMessage: (message: RpcMessage, bytes: number) => void, onClose: () => void): void;
  /** Close after what was sent has left. */
  close(): void;
}
