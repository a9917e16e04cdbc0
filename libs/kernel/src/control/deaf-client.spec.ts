import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MAX_CREDIT, STREAM_WINDOW } from '@plugwright/sdk/wire';
import { expect, it, onTestFinished } from 'vitest';
import { startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import { controlKeyOf } from './control-key.ts';
import { controlVersion } from './protocol.ts';
import { serveControl } from './serve.ts';

it('a client that grants all the credit there is, and stops reading, holds the plugin up and costs the kernel no memory', async () => {
  const socketPath = join(temporaryFolder(), 'own', 'control.sock');
  const { kernel } = await startKernel(['streamer'], { isolation: { minimum: 'process' } });
  const { control } = await serveControl(kernel, { socketPath });
  const client = connect(socketPath);
  onTestFinished(async () => {
    client.destroy();
    await control?.close();
  });
  const ask = (id: number, method: string, params: object): void => void client.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  ask(1, 'hello', { protocol: controlVersion, key: controlKeyOf(socketPath) });
  await once(client, 'data');
  client.pause();
  ask(2, 'call', { plugin: 'streamer', operation: 'endless', data: { size: 1_000 }, download: MAX_CREDIT });
  const written = async (): Promise<number> => ((await kernel.call('streamer', 'progress', {})) as { written: number }).written;
  await expect.poll(written).toBeGreaterThan(100);
  await pause(500);
  const before = await written();
  await pause(200);
  expect(await written()).toBe(before);
  // A window at the callee's side, what sockets hold, and a message beyond each.
  expect(before * 1_000).toBeLessThan(8 * STREAM_WINDOW);
  client.destroy();
  await expect.poll(async () => ((await kernel.call('streamer', 'progress', {})) as { cancelled: number }).cancelled).toBe(1);
});
