import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { copyOf } from '../fixtures/manifest-copy.ts';
import { failure, startKernel } from '../fixtures/start-kernel.ts';
import type { Kernel, KernelOptions } from './kernel-options.ts';
import type { CallRecord } from './telemetry/telemetry.ts';

const never = (): Promise<void> => new Promise(() => undefined);

/** A kernel with the streamer, what it observes, and a counter of items. */
async function streaming(options: Partial<KernelOptions> = {}): Promise<{ kernel: Kernel; calls: CallRecord[]; taken: () => number; onItems: () => void }> {
  const calls: CallRecord[] = [];
  let taken = 0;
  const { kernel } = await startKernel(options.folders === undefined ? ['streamer'] : [], {
    ...options,
    telemetry: { onCall: (call) => void calls.push(call) },
  });
  return { kernel, calls, taken: () => taken, onItems: () => void (taken += 1) };
}

describe('a stream at the end of its kernel', () => {
  it('ends with it, also for a caller that has still to take what came', async () => {
    const { kernel, calls } = await streaming();
    const call = failure(kernel.call('streamer', 'count', { to: 3 }, { onItems: never }));
    await expect.poll(() => kernel.ps()[0]?.serving).toBe(0);
    await kernel.stop();
    expect(await call).toMatchObject({ code: 'core/unavailable', message: 'Unavailable: the kernel, which stops.' });
    expect(calls.map(({ error }) => error)).toEqual(['core/unavailable']);
  });

  it('ends with it while it is held to a rate', async () => {
    const { kernel } = await streaming({ usage: { plugins: { streamer: { streamBytesPerSecond: 1_000 } } } });
    const call = failure(kernel.call('streamer', 'count', { to: 3, size: 1_000 }));
    await expect.poll(() => kernel.ps()[0]?.serving).toBe(0);
    await kernel.stop();
    expect((await call).code).toBe('core/unavailable');
  });

  it('ends with it while a call waits to be made again', async () => {
    const { folder } = copyOf('streamer', ({ operations }) => Object.assign(operations['flaky'] ?? {}, { retry: { attempts: 5, backoffMs: 5_000 } }));
    const { kernel, calls } = await streaming({ folders: [folder] });
    const call = failure(kernel.call('streamer', 'flaky', { failures: 1 }));
    await expect.poll(async () => (await kernel.call('streamer', 'progress', {})) && kernel.ps()[0]?.serving).toBe(0);
    await kernel.stop();
    expect((await call).code).toBe('core/unavailable');
    expect(calls.filter(({ operation }) => operation === 'flaky')).toHaveLength(1);
  });
});

describe.each(['worker', 'process'] as const)('a stream of a plugin at level %s', (minimum) => {
  it.each(['quarantine', 'kill', 'disable', 'reload', 'unload'] as const)('ends at %s, told once', async (action) => {
    const { kernel, calls, taken, onItems } = await streaming({ isolation: { minimum } });
    const call = failure(kernel.call('streamer', 'endless', {}, { onItems, timeoutMs: 4_000 }));
    await expect.poll(taken).toBeGreaterThan(10);
    expect(await kernel[action]('streamer', 'a test')).toEqual([]);
    expect((await call).code).toBe(action === 'quarantine' && minimum === 'process' ? 'core/timeout' : 'core/unavailable');
    expect(calls).toHaveLength(1);
  });

  it('goes on where a spare serves what comes next', async () => {
    const { kernel, calls } = await streaming({ isolation: { minimum }, lifecycle: { spares: ['streamer'] } });
    expect((await failure(kernel.call('streamer', 'crash', { items: 3 }))).code).toBe('core/unavailable');
    expect(await kernel.call('streamer', 'count', { to: 3 })).toEqual({ sent: 3 });
    expect(calls.map(({ streamed }) => streamed?.download.items)).toEqual([3, 3]);
  });
});

describe('a stream of frozen code', () => {
  it('stands still, and goes on when it is thawed', async () => {
    const { kernel, taken, onItems } = await streaming({ isolation: { minimum: 'process' } });
    const controller = new AbortController();
    const call = failure(kernel.call('streamer', 'endless', {}, { onItems, signal: controller.signal }));
    await expect.poll(taken).toBeGreaterThan(10);
    await kernel.quarantine('streamer', 'a test');
    await pause(100);
    const before = taken();
    await pause(100);
    expect(taken()).toBe(before);
    await kernel.thaw('streamer');
    await expect.poll(taken).toBeGreaterThan(before);
    controller.abort();
    expect((await call).code).toBe('core/cancelled');
  });
});

describe('a stream', () => {
  it('that is as fast as can be keeps the kernel from nothing', async () => {
    const { kernel, taken, onItems } = await streaming();
    const call = failure(kernel.call('streamer', 'endless', {}, { onItems, timeoutMs: 4_000 }));
    await expect.poll(taken).toBeGreaterThan(10);
    const started = performance.now();
    for (let count = 0; count < 10; count += 1) await pause(10);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect((await call).code).toBe('core/timeout');
  });

  it('in a step of a workflow is taken and dropped, as by any caller that does not know of it', async () => {
    const { kernel, calls } = await streaming();
    const run = await kernel.workflows.run(
      { workflow: 'w', steps: [{ id: 'a', call: 'streamer/flaky', input: { failures: 0, items: 3 } }], output: { $from: '/steps/a' } },
      {},
    );
    await kernel.workflows.settled(run);
    expect(kernel.workflows.show(run)).toMatchObject({ status: 'completed', output: { attempts: 1 } });
    expect(calls[0]?.streamed).toMatchObject({ download: { items: 3 }, upload: { items: 0 } });
  });

  it('counts what it took once, however often its call is made', async () => {
    const { folder } = copyOf('streamer', ({ operations }) => Object.assign(operations['flaky'] ?? {}, { retry: { attempts: 5, backoffMs: 200 } }));
    const { kernel, calls } = await streaming({ folders: [folder] });
    async function* late(): AsyncGenerator {
      await pause(100);
      yield { n: 'one' };
    }
    expect((await failure(kernel.call('streamer', 'flaky', { failures: 1 }, { upload: late() }))).code).toBe('core/invalid');
    expect(calls[0]?.streamed).toEqual({ download: { items: 0, bytes: 0 }, upload: { items: 0, bytes: '{"n":"one"}'.length } });
  });
});
