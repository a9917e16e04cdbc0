import { describe, expect, it } from 'vitest';
import { failure, startKernel, until } from '../../fixtures/start-kernel.ts';
import type { IsolationDriver } from '../isolation/driver.ts';
import { processDriver } from '../isolation/process/process-driver.ts';
import { workerDriver } from '../isolation/worker/worker-driver.ts';
import type { UsageOptions } from './operator-limits.ts';

/** Child processes that nothing but the sampler holds to their limits, as on a machine without control groups. */
const unlimited: IsolationDriver = {
  ...processDriver,
  launch: (request) => processDriver.launch({ ...request, limits: { memoryMB: 4_096 } }),
};

async function greedy(limits: NonNullable<UsageOptions['plugins']>[string]): ReturnType<typeof startKernel> {
  return startKernel(['greedy', 'echo'], { isolation: { drivers: [unlimited], minimum: 'process' }, usage: { plugins: { greedy: limits } } });
}

describe('a plugin that takes too much', () => {
  it('of memory is ended, restarted, and told on the ledger, while its neighbour serves on', async () => {
    const { kernel, diagnostics } = await greedy({ memoryMB: 160 });
    expect(diagnostics).toEqual([]);
    const refused = failure(kernel.call('greedy', 'remember', { amount: 2_000 }));
    expect(await kernel.call('echo', 'say', { text: 'a', times: 1 })).toMatchObject({ text: 'a' });
    expect((await refused).code).toBe('core/unavailable');
    await until(() => kernel.ps().find(({ id }) => id === 'greedy')?.state === 'ready');
    expect(await kernel.call('greedy', 'say', {})).toEqual({});
    const kills = kernel.ledger().filter(({ kind }) => kind === 'kill');
    expect(kills).toMatchObject([{ plugin: 'greedy', facts: { resource: 'memory', action: 'kill', limit: 160 * 1024 * 1024 } }]);
    const [, record] = kernel.usage();
    expect(record).toMatchObject({ plugin: 'greedy', violations: { memory: 1 }, memory: { limit: 160 * 1024 * 1024 } });
    expect(record?.memory.peak).toBeGreaterThan(160 * 1024 * 1024);
  });

  it('of file handles is held back, frozen and ended', async () => {
    const { kernel } = await greedy({ fileHandles: 200 });
    await kernel.call('greedy', 'open', { amount: 400 });
    await until(() => kernel.ps().some(({ id, restarts }) => id === 'greedy' && restarts === 1));
    const steps = kernel.ledger().flatMap(({ kind, facts }) => (facts?.['resource'] === 'fileHandles' ? [kind] : []));
    expect(steps).toEqual(['throttle', 'freeze', 'kill']);
    expect(kernel.ps().find(({ id }) => id === 'echo')?.restarts).toBe(0);
    // The code that runs now is not held back for what the code before it did.
    const greedyNow = (): { state: string; serving: number } | undefined => kernel.ps().find(({ id }) => id === 'greedy');
    await until(() => greedyNow()?.state === 'ready' && kernel.usage()[1]?.throttled === false);
    const calls = [kernel.call('greedy', 'spin', { amount: 400 }), kernel.call('greedy', 'spin', { amount: 400 })];
    await until(() => greedyNow()?.serving === 2);
    await Promise.all(calls);
  });

  it('of processor time is held near its share, and goes on', async () => {
    const { kernel } = await greedy({ cpuPercent: 10 });
    const before = kernel.usage()[1]?.cpu.totalMs ?? 0;
    const started = performance.now();
    await kernel.call('greedy', 'spin', { amount: 500 });
    const took = performance.now() - started;
    const spent = (kernel.usage()[1]?.cpu.totalMs ?? 0) - before;
    expect(spent / took).toBeLessThan(0.3);
    expect(kernel.ps().find(({ id }) => id === 'greedy')).toMatchObject({ state: 'ready', restarts: 0 });
    expect(kernel.ledger().filter(({ kind, facts }) => kind === 'throttle' && facts?.['resource'] === 'cpu')).toHaveLength(1);
  });

  it('of processor time in a thread is told, for a thread cannot stand still alone', async () => {
    const thread: IsolationDriver = { ...workerDriver, level: 'process' };
    const { kernel } = await startKernel(['greedy'], { isolation: { drivers: [thread] }, usage: { plugins: { greedy: { cpuPercent: 10 } } } });
    await kernel.call('greedy', 'spin', { amount: 1_000 });
    await until(() => (kernel.usage()[0]?.cpu.totalMs ?? 0) >= 900);
    expect(kernel.ps()[0]).toMatchObject({ state: 'ready', restarts: 0 });
    expect(kernel.usage()[0]?.memory.used).toBeGreaterThan(1024 * 1024);
    const told = kernel.ledger().filter(({ facts }) => facts?.['resource'] === 'cpu');
    expect(told).toMatchObject([{ kind: 'violation', plugin: 'greedy', facts: { limit: 10, action: 'warn' } }]);
  });

  it('of calls is refused those that are too many or too large', async () => {
    const { kernel } = await startKernel(['echo'], { usage: { plugins: { echo: { callsPerSecond: 2, maxPayloadBytes: 100 } } }, clock: () => 1_000 });
    const say = (text: string): Promise<unknown> => kernel.call('echo', 'say', { text, times: 1 });
    await say('a');
    expect(await failure(say('x'.repeat(200)))).toMatchObject({ code: 'core/limit-exceeded' });
    await say('b');
    expect(await failure(say('c'))).toMatchObject({ code: 'core/limit-exceeded', details: { limit: '2 calls a second of echo' } });
    expect(kernel.ledger().filter(({ facts }) => facts?.['action'] === 'refuse')).toHaveLength(2);
  });
});

describe('a set that does not fit', () => {
  it('is not started, with the arithmetic, and stands in ps', async () => {
    const { kernel, diagnostics } = await startKernel(['echo', 'greedy'], {
      usage: { budget: { memoryMB: 500 }, plugins: { echo: { memoryMB: 300 }, greedy: { memoryMB: 300 } } },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['usage/set-does-not-fit', 'usage/set-does-not-fit']);
    expect(diagnostics[0]?.message).toContain('echo 300 + greedy 300 = 600 MiB of 500 MiB');
    expect(kernel.ps().map(({ state }) => state)).toEqual(['failed', 'failed']);
  });
});
