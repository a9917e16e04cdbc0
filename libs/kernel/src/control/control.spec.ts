import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { STREAM_WINDOW } from '@plugwright/sdk/wire';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failure, startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import type { Kernel } from '../kernel-options.ts';
import { connectControl, type ControlClient } from './connect.ts';
import { serveControl } from './serve.ts';
import { controlSocketPath } from './socket-path.ts';

async function controlled(plugins: readonly string[]): Promise<{ kernel: Kernel; client: ControlClient; socketPath: string; stopped: () => boolean }> {
  const socketPath = join(temporaryFolder(), 'own', 'control.sock');
  const { kernel } = await startKernel(plugins);
  let stopped = false;
  const { control, diagnostics } = await serveControl(kernel, { socketPath, onStopped: () => (stopped = true) });
  expect(diagnostics).toEqual([]);
  const { client } = await connectControl(socketPath);
  if (client === undefined || control === undefined) throw new Error('not connected');
  onTestFinished(async () => {
    client.close();
    await control.close();
  });
  return { kernel, client, socketPath, stopped: () => stopped };
}

describe('the control socket', () => {
  it('is for its user only, and serves what the kernel offers', async () => {
    const { client, socketPath, kernel } = await controlled(['echo', 'source']);
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(join(socketPath, '..')).mode & 0o777).toBe(0o700);
    expect(client.pid).toBe(process.pid);
    expect(await client.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
    expect(await failure(client.call('echo', 'declared', { reason: 'r' }))).toMatchObject({
      code: 'echo/refused',
      class: 'validation',
      details: { reason: 'r' },
    });
    expect((await client.ps()).map(({ id }) => id)).toEqual(['echo', 'source']);
    expect((await client.health()).status).toBe('ok');
    expect((await client.stats()).byMethod).toEqual(kernel.stats().byMethod);
    expect(await client.reload('echo')).toEqual([]);
    expect((await client.reload('nobody')).map(({ code }) => code)).toEqual(['kernel/unknown-plugin']);
    await client.settled();
  });

  it('does nothing for who cannot read the key beside it', async () => {
    const { socketPath, kernel } = await controlled(['echo']);
    expect(statSync(`${socketPath}.key`).mode & 0o777).toBe(0o600);
    const codes: string[] = [];
    const stranger = connect(socketPath);
    stranger.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().trim().split('\n')) codes.push((JSON.parse(line) as { error: { data: { code: string } } }).error.data.code);
    });
    const ask = (id: number, method: string, params = {}): void => void stranger.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    ask(1, 'stop');
    ask(2, 'ps');
    for (const key of [undefined, '', 7, 'x'.repeat(43)]) ask(3, 'hello', { protocol: 1, key });
    ask(4, 'intervene', { plugin: 'echo', action: 'kill' });
    await expect.poll(() => codes).toEqual(Array(7).fill('core/forbidden'));
    stranger.destroy();
    expect(kernel.ps()[0]).toMatchObject({ state: 'ready', restarts: 0 });
  });

  it('has things done to plugins, by names that it knows', async () => {
    const { client, kernel } = await controlled(['echo']);
    expect(await client.intervene('echo', 'quarantine', 'a look')).toEqual([]);
    expect(await client.inspect('echo')).toMatchObject({ status: { state: 'quarantined', reason: 'a look' }, steps: expect.any(Array) as unknown });
    expect(await client.intervene('echo', 'thaw')).toEqual([]);
    expect(kernel.ps()[0]?.state).toBe('ready');
    expect(await client.inspect('nobody')).toBeUndefined();
    for (const action of ['constructor', 'toString', 'fly']) expect((await failure(client.intervene('echo', action as never))).code).toBe('core/invalid');
    expect((await client.intervene('nobody', 'kill')).map(({ code }) => code)).toEqual(['kernel/unknown-plugin']);
  });

  it('refuses what is asked on a connection that has ended', async () => {
    const { client } = await controlled(['echo']);
    client.close();
    await client.closed;
    expect((await failure(client.call('echo', 'say', { text: 'x' }))).code).toBe('core/unavailable');
  });

  it('tells a follower of logs and events what happens', async () => {
    const { client } = await controlled(['echo', 'source']);
    const [messages, topics]: [string[], string[]] = [[], []];
    await client.logs({ plugin: 'echo' }, ({ message }) => messages.push(message));
    await client.events(({ topic }) => topics.push(topic));
    await client.call('echo', 'log', { message: 'hear me' });
    await client.call('source', 'emit', { key: 'a', number: 1 });
    await expect.poll(() => [messages, topics]).toEqual([['hear me'], ['things/made']]);
    expect((await failure(client.logs({ level: 'loud' as never }))).code).toBe('core/invalid');
  });

  it('streams with a call, both ways and no faster than either side takes', async () => {
    const { client, kernel } = await controlled(['streamer']);
    const items = Readable.from(Array.from({ length: 500 }, (_, index) => ({ n: index + 1, text: 'x'.repeat(1_000) })));
    const numbers: number[] = [];
    const onItems = (batch: readonly unknown[]): void => void numbers.push(...batch.map((item) => (item as { n: number }).n));
    expect(await client.call('streamer', 'twice', {}, { upload: items, onItems })).toEqual({ items: 500 });
    expect(numbers).toEqual(Array.from({ length: 500 }, (_, index) => 2 * index + 2));
    const stuck = (): Promise<void> => new Promise(() => undefined);
    const stalled = client.call('streamer', 'endless', { size: 1_000 }, { onItems: stuck, timeoutMs: 300 });
    expect((await failure(stalled)).code).toBe('core/timeout');
    const { written } = (await kernel.call('streamer', 'progress', {})) as { written: number };
    expect(written).toBeGreaterThan(100);
    expect(written * 1_000).toBeLessThan(3 * STREAM_WINDOW);
    const refuse = (): void => {
      throw new Error('no room');
    };
    await expect(client.call('streamer', 'endless', {}, { onItems: refuse })).rejects.toThrow('no room');
    expect((await failure(client.call('streamer', 'flaky', { failures: 9, items: 3 }, { onItems }))).code).toBe('core/conflict');
    expect(numbers.slice(500)).toEqual([1, 2, 3]);
    client.close();
    await expect.poll(async () => ((await kernel.call('streamer', 'progress', {})) as { cancelled: number }).cancelled).toBe(2);
  });

  it('ends what streams with its client, and with itself', async () => {
    const { client, kernel } = await controlled(['streamer']);
    const onItems = (): void => undefined;
    const lost = failure(client.call('streamer', 'endless', {}, { onItems }));
    await expect.poll(() => kernel.ps()[0]?.serving).toBe(1);
    client.close();
    expect((await lost).code).toBe('core/unavailable');
    const pulled: number[] = [];
    const upload = Readable.from([1, 2]).map((n: number) => pulled.push(n));
    expect((await failure(client.call('streamer', 'count', { to: 3 }, { onItems }))).code).toBe('core/unavailable');
    expect((await failure(client.call('streamer', 'sum', {}, { upload }))).code).toBe('core/unavailable');
    expect(pulled).toEqual([]);
  });

  it('refuses what is too long for a line, and goes on', async () => {
    const { client } = await controlled(['streamer', 'echo']);
    const text = 'x'.repeat(33 * 1024 * 1024);
    const upload = Readable.from([{ n: 1, text }]);
    const tooLong = { code: 'core/limit-exceeded', message: expect.stringContaining('may have 33554431') as string };
    expect(await failure(client.call('streamer', 'sum', {}, { upload }))).toMatchObject(tooLong);
    expect(await failure(client.call('echo', 'say', { text }))).toMatchObject(tooLong);
    expect(await client.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
  });

  it('takes an id once while its call is open', async () => {
    const { socketPath, kernel } = await controlled(['streamer']);
    const raw = connect(socketPath);
    const lines: { id?: number; error?: { data: { code: string } } }[] = [];
    let text = '';
    raw.on('data', (chunk: Buffer) => {
      const whole = (text += chunk.toString()).split('\n');
      text = whole.pop() ?? '';
      lines.push(...whole.map((line) => JSON.parse(line) as { id: number }));
    });
    const ask = (id: number, method: string, params: object): void => void raw.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    ask(1, 'hello', { protocol: 1, key: readFileSync(`${socketPath}.key`, 'utf8').trim() });
    for (let count = 0; count < 2; count += 1) ask(2, 'call', { plugin: 'streamer', operation: 'endless', data: {}, download: 1_000 });
    await expect.poll(() => lines.filter(({ id }) => id === 2).map(({ error }) => error?.data.code)).toEqual(['core/invalid']);
    expect(kernel.ps()[0]?.serving).toBe(1);
    raw.destroy();
    await expect.poll(() => kernel.ps()[0]?.serving).toBe(0);
  });

  it('stops the kernel, and is gone then', async () => {
    const { client, kernel, socketPath, stopped } = await controlled(['echo']);
    await client.stop();
    await client.closed;
    await expect.poll(stopped).toBe(true);
    expect([socketPath, `${socketPath}.key`].filter((path) => existsSync(path))).toEqual([]);
    expect(kernel.ps()[0]?.state).toBe('stopped');
    expect((await connectControl(socketPath)).diagnostics.map(({ code }) => code)).toEqual(['kernel/not-running']);
  });

  it('is refused to a second kernel while the first lives, and taken over from a dead one', async () => {
    const { kernel, socketPath } = await controlled([]);
    expect((await serveControl(kernel, { socketPath })).diagnostics.map(({ code }) => code)).toEqual(['kernel/already-running']);
    const dead = join(temporaryFolder(), 'dead.sock');
    writeFileSync(dead, '');
    const { control, diagnostics } = await serveControl(kernel, { socketPath: dead });
    expect(diagnostics).toEqual([]);
    await control?.close();
    writeFileSync(dead, '');
    const { diagnostics: unusable } = await serveControl(kernel, { socketPath: join(dead, 'x', 'y.sock') });
    expect(unusable.map(({ code }) => code)).toEqual(['kernel/control-unusable']);
  });

  it('is neither opened nor spoken to in a folder where others can put one', async () => {
    const { kernel, socketPath } = await controlled([]);
    const folder = join(socketPath, '..');
    chmodSync(folder, 0o770);
    const found = [await connectControl(socketPath), await serveControl(kernel, { socketPath: join(folder, 'other.sock') })];
    const reason = `${folder} is open to other users; close it by chmod 700 ${folder}`;
    for (const { diagnostics } of found) {
      expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/control-unusable']);
      expect(diagnostics[0]?.message).toContain(reason);
    }
    expect((await connectControl(join(folder, 'nowhere', 'c.sock'))).diagnostics.map(({ code }) => code)).toEqual(['kernel/not-running']);
  });

  it('ends a connection that does not speak the protocol, and serves on', async () => {
    const { client, socketPath } = await controlled(['echo']);
    const socket = connect(socketPath);
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.write('GET / HTTP/1.1\n');
    await ended;
    const lines: string[] = [];
    const other = connect(socketPath);
    other.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')));
    other.write('{"jsonrpc":"2.0","id":1,"method":"constructor"}\n7\n{"jsonrpc":"2.0","id":2,"method":"hello","params":{"protocol":99}}\n');
    await expect
      .poll(() => lines.map((line) => (JSON.parse(line) as { error: { data: { code: string } } }).error.data.code))
      .toEqual(['core/not-found', 'core/invalid', 'core/unsupported']);
    other.destroy();
    expect(await client.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
  });
});

describe('controlSocketPath', () => {
  it('is short, the same for the same folder, and another for another', () => {
    const [a, b] = [temporaryFolder(), temporaryFolder()];
    expect(Buffer.byteLength(controlSocketPath(a))).toBeLessThan(104);
    expect(controlSocketPath(a)).toBe(controlSocketPath(join(a, '.')));
    expect(controlSocketPath(a)).not.toBe(controlSocketPath(b));
  });
});
