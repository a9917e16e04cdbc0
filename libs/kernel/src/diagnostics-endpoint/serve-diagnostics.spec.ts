import { statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startKernel } from '../../fixtures/start-kernel.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import type { Kernel } from '../kernel-options.ts';
import { type DiagnosticsAddress, serveDiagnostics } from './serve-diagnostics.ts';

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

async function served(address: DiagnosticsAddress = { port: 0 }, plugin = 'echo'): Promise<{ kernel: Kernel; port: number }> {
  const { kernel } = await startKernel([plugin]);
  const { server, diagnostics } = await serveDiagnostics(kernel, address);
  expect(diagnostics).toEqual([]);
  onTestFinished(() => server?.close());
  return { kernel, port: server?.port ?? 0 };
}

function ask(
  to: { port?: number; socketPath?: string },
  path: string,
  more: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  const { body, ...options } = more;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', path, agent: false, ...to, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('the diagnostics endpoint', () => {
  it('says that it lives, that it is ready, and no more when a plugin is not', async () => {
    const { kernel, port } = await served();
    expect(await ask({ port }, '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
    expect((await ask({ port }, '/readyz')).status).toBe(200);
    await kernel.stop();
    const after = await ask({ port }, '/readyz');
    expect([after.status, JSON.parse(after.body)]).toMatchObject([503, { status: 'degraded' }]);
    expect((await ask({ port }, '/healthz')).status).toBe(200);
  });

  it('shows figures as Prometheus reads them', async () => {
    const { kernel, port } = await served();
    await kernel.call('echo', 'say', { text: 'x' });
    const { body, headers } = await ask({ port }, '/metrics');
    expect(headers['content-type']).toContain('version=0.0.4');
    const lines = body.split('\n').slice(0, -1);
    for (const line of lines) expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z_]+="([^"\\\n]|\\.)*",?)+\})? -?[0-9.e+-]+)$/);
    expect(lines).toContain('plugwright_plugin_calls_total{plugin="echo"} 1');
    expect(lines).toContain('plugwright_plugin_ready{plugin="echo",state="ready",isolation="worker"} 1');
    const names = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('shows what was streamed, each way', async () => {
    const { kernel, port } = await served({ port: 0 }, 'streamer');
    await kernel.call('streamer', 'reset', {});
    await kernel.call('streamer', 'count', { to: 3 });
    const lines = (await ask({ port }, '/metrics')).body.split('\n').filter((line) => line.startsWith('plugwright_stream_'));
    expect(lines.slice(0, 2)).toEqual([
      'plugwright_stream_items_total{method="streamer/count",direction="download"} 3',
      'plugwright_stream_items_total{method="streamer/count",direction="upload"} 0',
    ]);
    expect(lines).toHaveLength(4);
  });

  it('shows everything for a person, and no configuration', async () => {
    const { port } = await served();
    const { body } = await ask({ port }, '/diagnostics');
    expect(JSON.parse(body)).toMatchObject({ health: { status: 'ok' }, plugins: [{ id: 'echo' }], readings: [{ plugin: 'echo' }] });
    expect(body).not.toContain('config');
  });

  it('answers HEAD without a body', async () => {
    const { port } = await served();
    expect(await ask({ port }, '/healthz', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    ['another method', '/healthz', { method: 'POST' }, 405],
    ['a method that changes', '/healthz', { method: 'DELETE' }, 405],
    ['another path', '/', {}, 404],
    ['a query', '/healthz?x=1', {}, 404],
    ['a path that climbs', '/../healthz', {}, 404],
    ['a name of every object', '/constructor', {}, 404],
    ['a whole address', 'http://127.0.0.1/healthz', {}, 404],
    ['another host', '/healthz', { headers: { host: 'evil.example' } }, 421],
    ['another port', '/healthz', { headers: { host: '127.0.0.1:1' } }, 421],
    ['another origin', '/healthz', { headers: { origin: 'http://evil.example' } }, 403],
    ['a page of another site', '/healthz', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['a body', '/healthz', { method: 'GET', headers: { 'content-length': '3' }, body: 'abc' }, 413],
  ])('refuses %s', async (_, path, more, status) => {
    const { port } = await served();
    expect((await ask({ port }, path, more)).status).toBe(status);
  });

  it('ends a connection that sends a head without end', async () => {
    const { port } = await served();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      socket.write(`GET /healthz HTTP/1.1\r\nx: ${'y'.repeat(20_000)}`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
  });

  it('ends a connection that sends a head byte by byte, and one that sends nothing, in seconds', async () => {
    const { port } = await served();
    const closed = ['GET /healthz HTTP/1.1\r\nx: ', ''].map((head) => {
      const socket = connect(port, '127.0.0.1');
      const slowly = setInterval(() => head !== '' && socket.write('y'), 500);
      socket.on('error', () => undefined).resume();
      if (head !== '') socket.write(head);
      return new Promise<void>((resolve) => {
        socket.on('close', () => {
          clearInterval(slowly);
          resolve();
        });
      });
    });
    const started = performance.now();
    await Promise.all(closed);
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 20_000);

  it('is open to its user alone on a socket, and leaves a file alone that is in its place', async () => {
    const folder = temporaryFolder();
    const socketPath = join(folder, 'd.sock');
    const { kernel } = await served({ socketPath });
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    expect((await ask({ socketPath }, '/healthz')).status).toBe(200);
    expect((await serveDiagnostics(kernel, { socketPath })).diagnostics.map(({ code }) => code)).toEqual(['kernel/control-unusable']);
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect((await serveDiagnostics(kernel, { socketPath: file })).diagnostics.map(({ code }) => code)).toEqual(['kernel/control-unusable']);
  });

  it('says that its port is taken', async () => {
    const { kernel, port } = await served();
    expect((await serveDiagnostics(kernel, { port })).diagnostics.map(({ code }) => code)).toEqual(['kernel/port-in-use']);
  });
});
