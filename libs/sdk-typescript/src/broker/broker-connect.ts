import { connect, type Socket } from 'node:net';
import { brokerFailure } from './broker-failure.ts';

/** Where to connect. */
export interface BrokerTarget {
  readonly host: string;
  readonly port: number;
  /** Gives up; the promise rejects with `core/unavailable`. */
  readonly signal?: AbortSignal;
}

const MAX_HEAD_BYTES = 16 * 1024;

/**
 * Connect through the kernel's network broker, as far as the plugin's capability and the operator's grant go. It works the same at every
 * isolation level.
 * @throws PluginError `core/forbidden` where it is not granted, `core/limit-exceeded` where too often or too many, `core/unavailable`
 * where the host does not answer or the kernel offers no network
 */
export async function brokerConnect({ host, port, signal }: BrokerTarget): Promise<Socket> {
  const target = `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${String(port)}`;
  if (!/^[\w.:[\]-]+:\d+$/.test(target)) throw brokerFailure(400, `no host and port: ${JSON.stringify(target)}`, target);
  const path = process.env['PLUGWRIGHT_BROKER'];
  if (path === undefined) throw brokerFailure(403, 'the manifest declares no capability of scope network', target);
  const socket = connect({ path, allowHalfOpen: false });
  const abort = (): void => void socket.destroy(new Error('given up'));
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  try {
    const { status, rest } = await ask(socket, `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    if (status !== 200) throw brokerFailure(status, await textOf(socket, rest), target);
    if (rest.length > 0) socket.unshift(rest);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error instanceof Error && error.name === 'PluginError' ? error : brokerFailure(502, error instanceof Error ? error.message : String(error), target);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** Send the request and read the answer's head. What came behind it is put back, and the socket is as a new one: it flows when somebody listens. */
function ask(socket: Socket, request: string): Promise<{ readonly status: number; readonly rest: Buffer }> {
  return new Promise((resolve, reject) => {
    let head: Buffer = Buffer.alloc(0);
    const over = (run: () => void): void => {
      socket.off('readable', read).off('error', failed).off('close', closed);
      run();
    };
    const failed = (error: Error): void => over(() => reject(error));
    const closed = (): void => over(() => reject(new Error('the broker ended the connection')));
    const read = (): void => {
      for (let chunk = socket.read() as Buffer | null; chunk !== null; chunk = socket.read() as Buffer | null) {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0 && head.length <= MAX_HEAD_BYTES) continue;
        const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1', 0, Math.max(0, end)))?.[1]);
        over(() => (end < 0 || Number.isNaN(status) ? reject(new Error('the broker does not speak HTTP')) : resolve({ status, rest: head.subarray(end + 4) })));
        return;
      }
    };
    socket.on('readable', read).on('error', failed).on('close', closed);
    socket.write(request, 'latin1');
  });
}

/** The reason that the broker gives. */
async function textOf(socket: Socket, start: Buffer): Promise<string> {
  const chunks = [start];
  let size = start.length;
  for await (const chunk of socket) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MAX_HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
