import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../fixtures/start-kernel.ts';
import { findPython } from '../../runtime/python/find-python.ts';
import { thisMachine } from '../child/machine.ts';
import { processDriver } from './process-driver.ts';

const folder = join(import.meta.dirname, '../../../fixtures/attack');
const python = await findPython();
const { available } = await processDriver.probe();

describe.skipIf(!available || !('executable' in python) || !('file' in thisMachine.launcher))('connections that a plugin leaves waiting', () => {
  it('are no more than so many threads of the launcher, whatever becomes of those who asked', async () => {
    const executable = 'executable' in python ? python.executable : '';
    const broker = join(temporaryFolder(), 'broker');
    const server = createServer().listen(broker);
    onTestFinished(() => void server.close());
    const lines: string[] = [];
    const running = processDriver.launch({
      plugin: 'waiting',
      folder,
      command: { executable, entry: join(folder, 'waiting.py'), argumentsFor: () => ['-I', '-S', '-B'], fromSource: false },
      environment: { PATH: '/usr/bin:/bin' },
      // Where a plugin has a user of its own a limit of processes counts these threads, too.
      limits: { memoryMB: 256 },
      access: { read: [executable], write: [], brokerSocket: broker },
      maxMessageBytes: 1_000,
      onOutput: (_, line) => lines.push(line),
    });
    onTestFinished(async () => {
      running.kill();
      await running.exited;
    });
    running.channel.listen({ onMessage: () => undefined, onBroken: () => undefined });
    expect([(await running.exited).reason, ...lines]).toEqual(['exit code 0', 'EAGAIN']);
  }, 30_000);
});
