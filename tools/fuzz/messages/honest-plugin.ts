import type { Duplex } from 'node:stream';
import { defaultWireLimits, framedChannel, STREAM_WINDOW, Streams, type RpcMessage, type RpcRequest } from '@plugwright/sdk/wire';

async function serve(streams: Streams, id: number, { method, params }: RpcRequest): Promise<object> {
  const { download, upload } = params?._meta ?? {};
  const data = params?.data as Readonly<Record<string, number>>;
  if (method === '$/initialize') return { protocol: 1, sdk: 'fuzz', id: 'target', version: '1.0.0' };
  if (method === 'target/twice') return { number: 2 * (data['number'] ?? 0) + 1 };
  if (method === 'target/collect') {
    let items = 0;
    if (upload === true) for await (const item of streams.accept(id, STREAM_WINDOW)) items += item === undefined ? 0 : 1;
    return { items, digest: 0 };
  }
  if (method === 'target/list') {
    const { items = 0, size = 0 } = data;
    const out = download === undefined ? undefined : streams.send(id, 'caller', download);
    for (let number = 0; number < items; number += 1) await out?.write([{ number, text: 'x'.repeat(size) }]);
    return { items };
  }
  return { status: 'ok', serving: 0 };
}

/** A plugin that keeps to the protocol, whoever calls it. */
export function honestPlugin(end: Duplex): void {
  const wire = framedChannel(end, defaultWireLimits);
  const streams = new Streams(wire);
  const answer = async (id: number, request: RpcRequest): Promise<void> => {
    // A stream that its caller left says so to whoever writes; the answer matters to nobody then.
    const data = await serve(streams, id, request).catch(() => ({}));
    if (!end.destroyed) wire.respond(id, data);
    streams.close(id, 'callee');
  };
  wire.listen({
    onMessage(value, cost) {
      const message = value as RpcMessage;
      if (!('method' in message)) return;
      const { id, method, params } = message;
      if (method === '$/data') streams.onData(params?.data, cost);
      else if (method === '$/credit') streams.onCredit(params?.data);
      else if (method === '$/cancel') streams.close((params?.data as { readonly id: number }).id, 'callee', new Error('it was withdrawn'));
      else if (id !== undefined) void answer(id, message);
    },
    onBytes: () => undefined,
    onBroken: () => end.destroy(),
    onClose: () => streams.closeAll(new Error('the kernel is gone')),
  });
}
