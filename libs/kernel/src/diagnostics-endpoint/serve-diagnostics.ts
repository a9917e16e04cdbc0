import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Kernel } from '../kernel-options.ts';
import { respond } from './respond.ts';

/** Where the endpoint listens: on the loopback interface, or on a Unix socket of mode 0600. Never on the network. */
export type DiagnosticsAddress = { readonly port: number; readonly host?: '127.0.0.1' | '::1' } | { readonly socketPath: string };

/** An endpoint that is being served. */
export interface DiagnosticsServer {
  /** The port that was taken; undefined for a socket. */
  readonly port: number | undefined;
  close(): Promise<void>;
}

const MAX_CONNECTIONS = 32;

const PATIENCE_MS = 5_000;

/** How often the time of clients is looked at; Node's own half a minute would let a few slow ones hold every connection. */
const CHECKED_MS = 1_000;

/** Serve `/healthz`, `/readyz`, `/metrics` and `/diagnostics` of a kernel over HTTP. */
export async function serveDiagnostics(
  kernel: Kernel,
  address: DiagnosticsAddress,
): Promise<{ readonly server?: DiagnosticsServer; readonly diagnostics: readonly Diagnostic[] }> {
  let hosts: ReadonlySet<string> | undefined;
  const server = createServer(
    { maxHeaderSize: 8_192, headersTimeout: PATIENCE_MS, requestTimeout: PATIENCE_MS, keepAliveTimeout: PATIENCE_MS, connectionsCheckingInterval: CHECKED_MS },
    (request, response) => answer(kernel, request, response, hosts),
  );
  server.maxConnections = MAX_CONNECTIONS;
  try {
    if ('socketPath' in address) {
      await listenOnSocket(server, address.socketPath);
      return { server: { port: undefined, close: () => close(server) }, diagnostics: [] };
    }
    await listening(server, () => server.listen({ port: address.port, host: address.host ?? '127.0.0.1', exclusive: true }));
    const { port } = server.address() as AddressInfo;
    hosts = hostsOf(port);
    return { server: { port, close: () => close(server) }, diagnostics: [] };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const taken = code === 'EADDRINUSE' && 'port' in address;
    return { diagnostics: [taken ? diagnose('kernel/port-in-use', { port: address.port }) : diagnose('kernel/control-unusable', { reason: message })] };
  }
}

function hostsOf(port: number): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return new Set([...names.map((name) => `${name}:${String(port)}`), ...(port === 80 ? names : [])]);
}

function answer(kernel: Kernel, request: IncomingMessage, response: ServerResponse, hosts: ReadonlySet<string> | undefined): void {
  const { method = '', url: target = '', headers } = request;
  const { status, type, body, headers: more } = respond(kernel, { method, target, headers }, hosts);
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...more,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/** A socket that nobody answers at is replaced; anything else at its place is left alone. */
async function listenOnSocket(server: Server, path: string): Promise<void> {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there !== undefined) {
    if (!there.isSocket()) throw new Error(`${path} is there and is no socket`);
    if (await isAnswered(path)) throw new Error(`somebody else serves ${path}`);
    rmSync(path);
  }
  // It must not be open to others for even a moment, so the mask comes before it is made.
  const mask = process.umask(0o177);
  const listens = listening(server, () => server.listen(path));
  process.umask(mask);
  await listens;
  chmodSync(path, 0o600);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.on('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
  });
}

function listening(server: Server, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', resolve);
    listen();
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
