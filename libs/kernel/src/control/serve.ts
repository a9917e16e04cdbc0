import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { asCallError, coreCallError } from '../call-error.ts';
import type { Kernel } from '../kernel-options.ts';
import { toRpcError, unsendable } from '../wire/error.ts';
import { answers } from './answers.ts';
import { makeControlKey, type ControlKey } from './control-key.ts';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import { OpenCalls } from './open-calls.ts';
import { refuseForeign } from './own-folder.ts';
import type { ControlRequest } from './protocol.ts';

/** How a kernel is controlled from other processes of the same user. */
export interface ControlOptions {
  readonly socketPath: string;
  /** A client had the kernel stopped; it is stopped and the socket is gone. */
  readonly onStopped?: () => void;
}

/** A control socket that is being served. */
export interface ControlServer {
  /** Close every connection and remove the socket. */
  close(): Promise<void>;
}

/**
 * Serve the control socket of a kernel, for its user only. A socket that nobody answers at is replaced; one that
 * somebody does is `kernel/already-running`.
 */
export async function serveControl(
  kernel: Kernel,
  options: ControlOptions,
): Promise<{ readonly control?: ControlServer; readonly diagnostics: readonly Diagnostic[] }> {
  const { socketPath } = options;
  try {
    mkdirSync(dirname(socketPath), { recursive: true, mode: 0o700 });
    refuseForeign(dirname(socketPath));
    if (await isAnswered(socketPath)) return { diagnostics: [diagnose('kernel/already-running', {})] };
    rmSync(socketPath, { force: true });
    return { control: await listen(kernel, options), diagnostics: [] };
  } catch (error) {
    return { diagnostics: [diagnose('kernel/control-unusable', { reason: error instanceof Error ? error.message : String(error) })] };
  }
}

function isAnswered(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socketPath);
    probe.on('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
  });
}

/** How long a connection may stand without having shown the key. */
const PATIENCE_MS = 5_000;

async function listen(kernel: Kernel, options: ControlOptions): Promise<ControlServer> {
  const sockets = new Set<Socket>();
  const key = makeControlKey(options.socketPath);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(kernel, socket, key, stop);
  });
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    for (const socket of sockets) socket.destroySoon();
    await closed;
    key.remove();
  };
  const stop = async (answer: () => void): Promise<void> => {
    await kernel.stop();
    answer();
    await close();
    options.onStopped?.();
  };
  try {
    await bind(server, options.socketPath);
  } catch (error) {
    key.remove();
    throw error;
  }
  return { close };
}

function bind(server: Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // The socket must not be open to others for even a moment, so the mask comes before it is made.
    const mask = process.umask(0o177);
    server.listen(socketPath, () => {
      chmodSync(socketPath, 0o600);
      resolve();
    });
    process.umask(mask);
  });
}

/** A line as a request, without a method where it is none. */
function requestOf(value: unknown): { readonly id: number | null; readonly method?: string; readonly params: Readonly<Record<string, unknown>> } {
  const { id, method, params } = (typeof value === 'object' && value !== null ? value : {}) as { readonly [K in keyof ControlRequest]?: unknown };
  const isObject = typeof params === 'object' && params !== null && !Array.isArray(params);
  return {
    id: typeof id === 'number' ? id : null,
    params: isObject ? (params as Readonly<Record<string, unknown>>) : {},
    ...(typeof method === 'string' ? { method } : {}),
  };
}

function serveConnection(kernel: Kernel, socket: Socket, key: ControlKey, stop: (answer: () => void) => Promise<void>): void {
  let isKnown = false;
  const stranger = setTimeout(() => socket.destroy(), PATIENCE_MS);
  const calls = new OpenCalls(socket);
  const endings: (() => void)[] = [];
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    clearTimeout(stranger);
    calls.close();
    for (const end of endings) end();
  });
  const connection = {
    kernel,
    calls,
    notify(method: string, params: object): void {
      try {
        writeJsonLine(socket, { jsonrpc: '2.0', method, params });
      } catch {
        // Who follows must not miss anything without knowing it, and whoever is followed cannot help it.
        socket.destroy();
      }
    },
    onEnd: (run: () => void) => void endings.push(run),
  };
  readJsonLines(socket, (value, bytes) => {
    const { id, method, params } = requestOf(value);
    if (isKnown && calls.take(method, params['data'], bytes)) return;
    const respond = (result: unknown): void => writeJsonLine(socket, { jsonrpc: '2.0', id, result: result ?? null });
    if (method === 'stop' && isKnown) {
      void stop(() => respond({}));
      return;
    }
    const run = (): unknown => {
      if (method === undefined) throw coreCallError('core/invalid', { reason: 'a line that is no JSON-RPC 2.0 request' });
      if (method !== 'stop' && !Object.hasOwn(answers, method)) throw coreCallError('core/not-found', { what: `control method ${method}` });
      if (method === 'hello') {
        const greeting = answers.hello(connection, params, id ?? 0);
        if (!key.fits(params['key'])) throw coreCallError('core/forbidden', { reason: 'the key beside the socket has to come with hello' });
        isKnown = true;
        clearTimeout(stranger);
        return greeting;
      }
      if (!isKnown) throw coreCallError('core/forbidden', { reason: 'hello, with the key beside the socket, has to come first' });
      return answers[method as keyof typeof answers](connection, params, id ?? 0);
    };
    new Promise((resolve) => {
      resolve(run());
    })
      .then(respond)
      .catch((error: unknown) => writeJsonLine(socket, { jsonrpc: '2.0', id, error: toRpcError(asCallError(unsendable(error))) }));
  });
}
