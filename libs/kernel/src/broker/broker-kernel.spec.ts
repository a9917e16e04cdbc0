import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Isolation } from '@plugwright/manifest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { netPlugin } from '../../fixtures/net-plugin.ts';
import { startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import type { Kernel } from '../kernel-options.ts';
import { createKernel } from '../create-kernel.ts';

/** A busy machine may need longer than what is waited for takes. */
const soon = { timeout: 20_000 };

async function server(): Promise<{ readonly port: number; readonly server: Server }> {
  const made = createServer((_, response) => response.end('hello through the broker'));
  await new Promise<void>((resolve) => void made.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    made.close().closeAllConnections();
  });
  return { port: (made.address() as AddressInfo).port, server: made };
}

/** A kernel with the plugin `net`, whose hosts are all on the loopback. */
async function online(hosts: readonly string[], isolation: Isolation, root?: string): Promise<Kernel> {
  const folder = netPlugin(hosts, isolation);
  const grants = {
    grants: 'plugwright/v1',
    plugins: {
      net: [
        { capability: 'out', addresses: ['127.0.0.1'] },
        { capability: 'files', ...(root === undefined ? {} : { root }) },
      ],
    },
  } as const;
  const kernel = createKernel({ folders: [folder], grants, broker: { resolve: () => Promise.resolve(['127.0.0.1']) } });
  onTestFinished(() => kernel.stop());
  expect(await kernel.start()).toEqual([]);
  return kernel;
}

describe.each(['worker', 'process', 'sandbox'] as const)('a plugin at level %s', (isolation) => {
  it('reaches what was granted, one way for every level, and nothing else', async () => {
    const { port } = await server();
    const kernel = await online([`api.example:${String(port)}`], isolation);
    const fetched = (host: string): Promise<unknown> => kernel.call('net', 'fetch', { url: `http://${host}:${String(port)}/` });
    expect(await fetched('api.example')).toEqual({ value: 'hello through the broker' });
    expect(await fetched('127.0.0.1')).toMatchObject({ code: 'core/forbidden' });
    expect(await fetched('other.example')).toMatchObject({ code: 'core/forbidden' });
    expect(kernel.grants().find(({ capability }) => capability === 'out')).toMatchObject({ uses: 1, denials: 2 });
  });

  it('loses an open connection when its grant is revoked', async () => {
    const { port, server: upstream } = await server();
    const kernel = await online([`api.example:${String(port)}`], isolation);
    const ended = new Promise<number>((resolve) => upstream.once('connection', (socket) => socket.once('close', () => resolve(performance.now()))));
    expect(await kernel.call('net', 'hold', { host: 'api.example', port })).toEqual({});
    const started = performance.now();
    await kernel.revoke('net', 'out', 'ops');
    // The figure is 100 ms; a busy machine may need longer to run the test itself.
    expect((await ended) - started).toBeLessThan(1000);
    await expect.poll(() => kernel.call('net', 'held', {}), soon).toMatchObject({ isHeld: false });
    expect(await kernel.call('net', 'hold', { host: 'api.example', port })).toMatchObject({
      code: 'core/forbidden',
      message: expect.stringContaining('revoked by ops') as string,
    });
  });
});

describe.each(['process', 'sandbox'] as const)('granted files at level %s', (isolation) => {
  it('can be read and written, and are out of reach once that is revoked', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'data'));
    for (const folder of [root, join(root, 'data')]) chmodSync(folder, 0o755);
    const path = join(root, 'data', 'a.txt');
    writeFileSync(path, 'granted');
    const kernel = await online(['api.example:1'], isolation, root);
    expect(await kernel.call('net', 'write', { path, text: 'written' })).toEqual({});
    expect(await kernel.call('net', 'read', { path })).toEqual({ value: 'written' });
    // In a sandbox it may write to a temporary folder of its own that looks like it; the real one does not change.
    await kernel.call('net', 'write', { path: join(root, 'b.txt'), text: 'no' });
    expect(existsSync(join(root, 'b.txt'))).toBe(false);
    const { pid } = kernel.ps()[0] ?? {};
    await kernel.revoke('net', 'files');
    await expect.poll(() => [kernel.ps()[0]?.state, kernel.ps()[0]?.pid === pid], { timeout: 10_000 }).toEqual(['ready', false]);
    await kernel.call('net', 'write', { path, text: 'again' });
    expect(readFileSync(path, 'utf8')).toBe('written');
  });
});

describe.each(['process', 'sandbox'] as const)('a granted folder in its own at level %s', (isolation) => {
  it('can be written, and the rest of its folder cannot', async () => {
    const folder = netPlugin(['api.example:1'], isolation);
    mkdirSync(join(folder, 'data'));
    const kernel = createKernel({ folders: [folder] });
    onTestFinished(() => kernel.stop());
    expect(await kernel.start()).toEqual([]);
    expect(await kernel.call('net', 'write', { path: join(folder, 'data', 'a.txt'), text: 'x' })).toEqual({});
    expect(await kernel.call('net', 'write', { path: join(folder, 'dist', 'main.js'), text: 'x' })).toHaveProperty('code');
    expect(readFileSync(join(folder, 'data', 'a.txt'), 'utf8')).toBe('x');
  });
});

describe('the broker of a kernel', () => {
  it('is there for plugins that declare a network capability, and gone with the kernel', async () => {
    const kernel = await online(['api.example:1'], 'worker');
    const { socket } = (await kernel.call('net', 'socket', {})) as { socket: string };
    const probe = connect(socket);
    await new Promise((resolve) => probe.once('connect', resolve));
    await kernel.stop();
    await new Promise((resolve) => probe.once('close', resolve));
    expect(await new Promise((resolve) => connect(socket).once('error', ({ message }) => resolve(message)))).toContain('ENOENT');
  });

  it('does not resolve a name that the operator did not allow', async () => {
    const asked: string[] = [];
    const resolve = (host: string): Promise<string[]> => Promise.resolve(asked.push(host) > 0 ? ['8.8.8.8'] : []);
    const { kernel } = await startKernel(['net'], { broker: { resolve }, grants: { grants: 'plugwright/v1', plugins: {} }, stateFolder: temporaryFolder() });
    expect(await kernel.call('net', 'fetch', { url: 'http://api.example/' })).toMatchObject({ code: 'core/forbidden' });
    expect(asked).toEqual([]);
  });
});
