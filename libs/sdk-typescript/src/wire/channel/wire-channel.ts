import type { Meta } from '../rpc.ts';
import type { StreamBytes } from '../stream/stream-bytes.ts';
import type { ProtocolError } from '../violation.ts';

/** What the owner of a channel hears. */
export interface WireListeners {
  /** A JSON value arrived, unchecked. `cost` is its length in bytes. */
  onMessage(value: unknown, cost: number): void;
  onBytes(data: StreamBytes, cost: number): void;
  /** The other side broke the protocol; the channel is destroyed. */
  onBroken(error: ProtocolError): void;
  /** The other side is gone. */
  onClose(): void;
}

/** One duplex way between a kernel and a plugin, whatever it is made of. */
export interface WireChannel {
  /**
   * Send a message as JSON.
   * @throws UnsendableError where it is no JSON, too large or too deep; nothing is sent then
   */
  send(message: object): void;
  /** The same for a message that is JSON text already. */
  sendText(text: string): void;
  /** The same for a request of these parts, which takes a third of the time. */
  request(id: number, method: string, data: unknown, meta: Meta): void;
  /** The same for an answer that is no error. */
  respond(id: number, data: unknown): void;
  /** Send bytes of a stream as they are; absent where the channel carries text only. */
  sendBytes?(data: StreamBytes): void;
  /** Undefined while the other side reads what it is sent, else when it has, or is gone; absent where nobody can tell. */
  drained?(): Promise<void> | undefined;
  /** Let go of everything that waits for the end of the turn. */
  flush(): void;
  /** Set once, before anything arrives. */
  listen(listeners: WireListeners): void;
  /** Close after what was sent has left. */
  close(): void;
}
