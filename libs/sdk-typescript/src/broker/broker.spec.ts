import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, get, type Server } from 'node:http';
import { createServer as createSecureServer, get as getSecurely } from 'node:https';
import { connect, createServer as createPlainServer, type AddressInfo, type Server as PlainServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { brokerAgent, brokerConnect, secureBrokerAgent } from './index.ts';

let path: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'plugwright-sdk-'));
  path = join(folder, 'broker.sock');
  process.env['PLUGWRIGHT_BROKER'] = path;
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});
afterEach(() => {
  delete process.env['PLUGWRIGHT_BROKER'];
});

async function listening<T extends Server | PlainServer>(server: T, at: string | number): Promise<T> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => void server.listen(at, resolve));
  return server;
}

const portOf = (server: Server | PlainServer): number => (server.address() as AddressInfo).port;

/** A broker that connects whatever it is asked for to the loopback; Node's own HTTP server reads the request. */
async function broker(asked: string[] = []): Promise<void> {
  const server = createServer();
  server.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  await listening(server, path);
}

/** A broker that answers every request with the same bytes. */
async function answering(bytes: string, end = true): Promise<void> {
  await listening(
    createPlainServer((socket) => socket.once('data', () => (end ? socket.end(bytes) : socket.write(bytes))).on('error', () => socket.destroy())),
    path,
  );
}

function textOf(start: (done: (response: NodeJS.ReadableStream) => void) => NodeJS.EventEmitter): Promise<string> {
  return new Promise((resolve, reject) => {
    start((response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

describe('brokerConnect', () => {
  it('gives a socket that behaves as a new one, with what came early', async () => {
    await answering('HTTP/1.1 200 Connection Established\r\n\r\nfirst', false);
    const socket = await brokerConnect({ host: 'api.example', port: 443 });
    onTestFinished(() => void socket.destroy());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await new Promise((resolve) => socket.once('data', (chunk: Buffer) => resolve(chunk.toString())))).toBe('first');
  });

  it('writes an IPv6 address in brackets', async () => {
    const asked: string[] = [];
    const server = await listening(
      createPlainServer((socket) => socket.end('hi')),
      0,
    );
    await broker(asked);
    const socket = await brokerConnect({ host: '::1', port: portOf(server) });
    socket.destroy();
    expect(asked).toEqual([`[::1]:${String(portOf(server))}`]);
  });

  it.each([
    ['HTTP/1.1 403 Forbidden\r\n\r\nit was revoked by ops\n', 'core/forbidden', 'Not allowed: it was revoked by ops.'],
    ['HTTP/1.1 429 Too Many Requests\r\n\r\ntoo often\n', 'core/limit-exceeded', 'Over a limit: too often.'],
    ['HTTP/1.1 400 Bad Request\r\n\r\nno\n', 'core/invalid', 'Not valid: no.'],
    ['HTTP/1.1 504 Gateway Timeout\r\n\r\n', 'core/unavailable', 'Unavailable: api.example:443.'],
    ['SSH-2.0-x\r\n\r\n', 'core/unavailable', 'Unavailable: api.example:443: the broker does not speak HTTP.'],
    ['x'.repeat(20_000), 'core/unavailable', 'Unavailable: api.example:443: the broker does not speak HTTP.'],
    ['HTTP/1.1 200 OK\r\n', 'core/unavailable', 'Unavailable: api.example:443: the broker ended the connection.'],
  ])('that is answered %j rejects with %s', async (bytes, code, message) => {
    await answering(bytes);
    await expect(brokerConnect({ host: 'api.example', port: 443 })).rejects.toMatchObject({ name: 'PluginError', code, message });
  });

  it('rejects without a broker, with a name that is none, and when it is given up', async () => {
    await expect(brokerConnect({ host: 'a\r\nb', port: 1 })).rejects.toMatchObject({ code: 'core/invalid' });
    await expect(brokerConnect({ host: 'a', port: 1 })).rejects.toMatchObject({ code: 'core/unavailable' });
    await listening(createPlainServer(), path);
    const controller = new AbortController();
    const connecting = brokerConnect({ host: 'a', port: 1, signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await expect(connecting).rejects.toMatchObject({ code: 'core/unavailable' });
    await expect(brokerConnect({ host: 'a', port: 1, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'core/unavailable' });
    delete process.env['PLUGWRIGHT_BROKER'];
    await expect(brokerConnect({ host: 'a', port: 1 })).rejects.toMatchObject({ code: 'core/forbidden' });
  });
});

describe('an agent', () => {
  it('brings requests of node:http through the broker, one after the other over one connection', async () => {
    const asked: string[] = [];
    await broker(asked);
    const server = await listening(
      createServer((request, response) => response.end(`hello ${request.url ?? ''}`)),
      0,
    );
    const agent = brokerAgent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const fetched = (page: string): Promise<string> => textOf((done) => get(`http://api.example:${String(portOf(server))}/${page}`, { agent }, done));
    expect([await fetched('a'), await fetched('b')]).toEqual(['hello /a', 'hello /b']);
    expect(asked).toEqual([`api.example:${String(portOf(server))}`]);
  });

  it('brings requests of node:https through the broker', async () => {
    await broker();
    const key = { psk: Buffer.alloc(32, 7), identity: 'test' };
    const server = await listening(
      createSecureServer({ pskCallback: () => key.psk, ciphers: 'PSK', maxVersion: 'TLSv1.2' }, (_, response) => response.end('secret')),
      0,
    );
    const agent = secureBrokerAgent();
    onTestFinished(() => agent.destroy());
    const options = { agent, ciphers: 'PSK', maxVersion: 'TLSv1.2', pskCallback: () => key, checkServerIdentity: () => undefined } as const;
    expect(await textOf((done) => getSecurely(`https://api.example:${String(portOf(server))}/`, options, done))).toBe('secret');
  });

  it('hands on why there is no connection', async () => {
    await answering('HTTP/1.1 403 Forbidden\r\n\r\nno\n');
    for (const start of [get, getSecurely] as const) {
      const agent = start === get ? brokerAgent() : secureBrokerAgent();
      const protocol = start === get ? 'http' : 'https';
      await expect(textOf((done) => start(`${protocol}://api.example/`, { agent }, done))).rejects.toMatchObject({ code: 'core/forbidden' });
    }
  });
});
