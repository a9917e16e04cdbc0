import type { Socket } from 'node:net';
import { drainedOf, protocolMethods, STREAM_WINDOW, Streams, type Meta } from '@plugwright/sdk/wire';
import { coreCallError } from '../call-error.ts';
import type { CallOptions } from '../kernel-options.ts';
import { writeJsonLine, writeTextLine } from './json-lines.ts';

/** The streams of a control connection: the messages of the plugins' protocol, with credit, beside those of the control protocol. */
export function controlStreams(socket: Socket): Streams {
  return new Streams({
    send: (message) => writeJsonLine(socket, message),
    sendText: (text) => writeTextLine(socket, text),
    drained: drainedOf(socket),
  });
}

/** The calls of operations that one control client has open, with what they stream. */
export class OpenCalls {
  readonly #streams: Streams;
  readonly #calls = new Map<number, AbortController>();

  constructor(socket: Socket) {
    this.#streams = controlStreams(socket);
  }

  /**
   * Take a message where it is about a call that is open; false where it is something else.
   * @throws ProtocolError where it breaches the protocol of streams
   */
  take(method: string | undefined, data: unknown, bytes: number): boolean {
    if (method === protocolMethods.cancel) this.#calls.get((data as { readonly id: number }).id)?.abort();
    else if (method === protocolMethods.credit) this.#streams.onCredit(data);
    else if (method === protocolMethods.data) this.#streams.onData(data, bytes);
    else return false;
    return true;
  }

  /**
   * Make a call with what its client offers to stream.
   * @throws CallError `core/invalid` where another one is open under its id, besides what the call rejects with
   */
  async make(id: number, { download, upload }: Pick<Meta, 'download' | 'upload'>, call: (options: CallOptions) => Promise<unknown>): Promise<unknown> {
    if (this.#calls.has(id)) throw coreCallError('core/invalid', { reason: `call ${String(id)} is still open` });
    const controller = new AbortController();
    this.#calls.set(id, controller);
    try {
      const out = download === undefined ? undefined : this.#streams.send(id, 'caller', download);
      return await call({
        signal: controller.signal,
        ...(out === undefined ? {} : { onItems: (items) => out.write(items) }),
        ...(upload === true ? { upload: this.#streams.accept(id, STREAM_WINDOW) } : {}),
      });
    } finally {
      this.#calls.delete(id);
      this.#streams.close(id, 'callee');
    }
  }

  /** The client is gone: nobody waits for any of them. */
  close(): void {
    for (const call of this.#calls.values()) call.abort();
    this.#streams.closeAll(new Error('the connection is over'));
  }
}
