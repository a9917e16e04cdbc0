import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { besieged } from '../../fixtures/attack/siege.ts';
import { thisMachine } from './child/machine.ts';
import { processDriver } from './process/process-driver.ts';

const { available } = await processDriver.probe();

const MIB = 1024 * 1024;

function held(collect: () => void): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe.skipIf(!available || !('file' in thisMachine.launcher))('what the kernel holds for a plugin', () => {
  it.each(['download-deaf', 'stream-flood'])('that streams and reads nothing is bounded (%s)', async (attack) => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const kernel = besieged([attack], 'Node', 'process', 'streams');
    onTestFinished(() => kernel.stop());
    expect(await kernel.start()).toEqual([]);
    await kernel.call('echo', 'say', { text: 'a', times: 1 });
    const before = held(collect);
    await kernel.call(`rogue-${attack}`, 'begin', {});
    let most = 0;
    const isOver = (): boolean => kernel.ledger().some(({ kind, facts }) => kind === 'call' && JSON.stringify(facts).includes('core/timeout'));
    while (!isOver()) {
      await pause(100);
      most = Math.max(most, held(collect) - before);
    }
    // What the sockets and the windows take; the rest stays where it comes from.
    expect(kernel.stats().byMethod['streamer/endless']?.streamed?.download.bytes).toBeLessThan(MIB);
    expect(most).toBeLessThan(8 * MIB);
  });
});
