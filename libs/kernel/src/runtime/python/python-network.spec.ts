import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { netPlugin } from '../../../fixtures/net-plugin.ts';
import { startKernel } from '../../../fixtures/start-kernel.ts';
import type { Kernel } from '../../kernel-options.ts';

/** A kernel with the plugin `net` in Python, which may connect to one host, and a server that is that host. */
async function online(isolation: 'process' | 'sandbox'): Promise<{ kernel: Kernel; port: number }> {
  const server = createServer((_, response) => response.end('hello through the broker'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const { kernel, diagnostics } = await startKernel([], {
    folders: [netPlugin([`api.example:${String(port)}`], isolation, 'python/net')],
    grants: { grants: 'plugwright/v1', plugins: { net: [{ capability: 'out', addresses: ['127.0.0.1'] }] } },
    broker: { resolve: () => Promise.resolve(['127.0.0.1']) },
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { kernel, port };
}

describe.each(['process', 'sandbox'] as const)('the network of a plugin in Python at level %s', (isolation) => {
  it('is what was granted, through the broker', async () => {
    const { kernel, port } = await online(isolation);
    const fetched = (host: string): Promise<unknown> => kernel.call('net', 'fetch', { url: `http://${host}:${String(port)}/` });
    expect(await fetched('api.example')).toEqual({ value: 'hello through the broker' });
    expect(await fetched('127.0.0.1')).toMatchObject({ code: 'core/forbidden' });
    expect(await fetched('other.example')).toMatchObject({ code: 'core/forbidden' });
    expect(await kernel.call('net', 'hold', { host: 'api.example', port })).toEqual({});
    expect(await kernel.call('net', 'held', {})).toMatchObject({ isHeld: true });
    await kernel.revoke('net', 'out', 'ops');
    await expect.poll(() => kernel.call('net', 'held', {})).toMatchObject({ isHeld: false });
    expect(await fetched('api.example')).toMatchObject({ code: 'core/forbidden', message: expect.stringContaining('revoked by ops') as string });
    // What the plugin starts does not find the way out.
    expect(await kernel.call('net', 'socket', {})).toEqual({ socket: '' });
  });

  it('leaves files alone that were not granted', async () => {
    const { kernel } = await online(isolation);
    const read = (path: string): Promise<unknown> => kernel.call('net', 'read', { path });
    expect(await read('/etc/shadow')).toMatchObject({ code: expect.stringMatching(/PermissionError|FileNotFoundError/) as string });
    expect(await read('/proc/1/environ')).toMatchObject({ code: expect.stringMatching(/PermissionError|FileNotFoundError/) as string });
  });
});
