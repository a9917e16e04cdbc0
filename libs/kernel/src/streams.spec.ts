import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as pause } from 'node:timers/promises';
import { STREAM_WINDOW } from '@plugwright/sdk/wire';
import { describe, expect, it } from 'vitest';
import { languagesAtLevels } from '../fixtures/languages.ts';
import { failure, startKernel } from '../fixtures/start-kernel.ts';
import type { Kernel } from './kernel-options.ts';
import type { CallRecord } from './telemetry/telemetry.ts';

interface Item {
  readonly n: number;
}

interface Progress {
  readonly written: number;
  readonly cancelled: number;
  readonly uploaded: number;
}

/** Takes items and remembers their numbers. */
function taker(): { readonly numbers: number[]; readonly onItems: (items: readonly unknown[]) => void } {
  const numbers: number[] = [];
  return { numbers, onItems: (items) => void numbers.push(...items.map((item) => (item as Item).n)) };
}

function* itemsUpTo(last: number, text?: string): Generator<object> {
  for (let n = 1; n <= last; n += 1) yield text === undefined ? { n } : { n, text };
}

const upTo = (last: number, text?: string): AsyncIterable<unknown> => Readable.from(itemsUpTo(last, text));

const oneTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
const progress = async (kernel: Kernel): Promise<Progress> => (await kernel.call('streamer', 'progress', {})) as Progress;

describe.each(languagesAtLevels.filter(({ has }) => has('streamer') && has('taker')))('streams of plugins in $name', ({ startKernel: start }) => {
  it('bring every item in order, then the output, both ways at once', async () => {
    const { kernel, diagnostics } = await start(['streamer']);
    expect(diagnostics).toEqual([]);
    const [down, both] = [taker(), taker()];
    expect(await kernel.call('streamer', 'count', { to: 1_000, size: 1_000 }, { onItems: down.onItems })).toEqual({ sent: 1_000 });
    expect(down.numbers).toEqual(oneTo(1_000));
    expect(await kernel.call('streamer', 'sum', {}, { upload: upTo(1_000, 'x'.repeat(1_000)) })).toEqual({ sum: 500_500, items: 1_000 });
    expect(await kernel.call('streamer', 'twice', {}, { upload: upTo(100), onItems: both.onItems })).toEqual({ items: 100 });
    expect(both.numbers).toEqual(oneTo(100).map((n) => n * 2));
  });

  it('pass between plugins, and are dropped for a caller that does not know of them', async () => {
    const { kernel } = await start(['streamer', 'taker']);
    expect(await kernel.call('taker', 'count', { to: 1_000, size: 1_000 })).toEqual({ items: 1_000, sum: 500_500, output: { sent: 1_000 } });
    expect(await kernel.call('taker', 'sum', { items: 1_000, size: 1_000 })).toEqual({ output: { sum: 500_500, items: 1_000 } });
    expect(await kernel.call('taker', 'sum', { items: 0 })).toEqual({ output: { sum: 0, items: 0 } });
    expect(await kernel.call('taker', 'silent', { to: 1_000 })).toEqual({ output: { sent: 1_000 } });
    expect(await kernel.call('streamer', 'count', { to: 10 })).toEqual({ sent: 10 });
    expect(await kernel.call('streamer', 'sum', {})).toEqual({ sum: 0, items: 0 });
  });

  it('end with the call at an item that does not fit', async () => {
    const { kernel } = await start(['streamer', 'taker']);
    const { numbers, onItems } = taker();
    const wrong = await failure(kernel.call('streamer', 'wrong-item', { good: 3 }, { onItems }));
    expect(wrong).toMatchObject({
      code: 'core/contract-violation',
      message: 'The plugin broke its contract: an item of wrong-item does not fit its schema: /n must be integer.',
    });
    expect(numbers).toEqual([1, 2, 3]);
    await expect.poll(async () => (await progress(kernel)).cancelled).toBe(1);
    const invalid = { code: 'core/invalid', details: { violations: [{ pointer: '/n', message: 'must be integer' }] } };
    expect((await failure(kernel.call('taker', 'sum', { items: 3, bad: true }))).code).toBe('core/invalid');
    async function* bad(): AsyncGenerator {
      yield* upTo(2);
      yield { n: 'one' };
    }
    expect(await failure(kernel.call('streamer', 'sum', {}, { upload: bad() }))).toMatchObject(invalid);
    expect(kernel.ps().map(({ restarts }) => restarts)).toEqual([0, 0]);
  });

  it('stop with their call, wherever it ends', async () => {
    const { kernel } = await start(['streamer', 'taker']);
    expect(await kernel.call('taker', 'count', { to: 1_000_000, take: 5 })).toEqual({ items: 5, sum: 15 });
    const controller = new AbortController();
    let batches = 0;
    const onItems = (): void => {
      batches += 1;
      if (batches === 3) controller.abort();
    };
    const withdrawn = kernel.call('streamer', 'endless', {}, { signal: controller.signal, onItems });
    expect((await failure(withdrawn)).code).toBe('core/cancelled');
    expect((await failure(kernel.call('streamer', 'endless', {}, { timeoutMs: 100 }))).code).toBe('core/timeout');
    const refuse = (): Promise<void> => Promise.reject(new Error('no room'));
    expect((await failure(kernel.call('streamer', 'endless', {}, { onItems: refuse }))).message).toBe(
      "Cancelled: the caller's end of the stream failed: no room.",
    );
    await expect.poll(async () => (await progress(kernel)).cancelled).toBe(3);
    const before = (await progress(kernel)).written;
    await pause(50);
    expect((await progress(kernel)).written).toBe(before);
  });

  it('hold the callee to what its caller takes', async () => {
    const { kernel } = await start(['streamer', 'taker']);
    const windows = 2 * STREAM_WINDOW;
    const stuck = (): Promise<void> => new Promise(() => undefined);
    expect((await failure(kernel.call('streamer', 'endless', { size: 1_000 }, { onItems: stuck, timeoutMs: 300 }))).code).toBe('core/timeout');
    const { written } = await progress(kernel);
    expect(written).toBeGreaterThan(100);
    expect(written * 1_000).toBeLessThan(windows);
    expect((await failure(kernel.call('taker', 'stall', { size: 1_000 }))).code).toBe('core/timeout');
    // A window at each side of the kernel, and a message beyond each.
    expect(((await progress(kernel)).written - written) * 1_000).toBeLessThan(windows + STREAM_WINDOW);
    let pulled = 0;
    async function* watched(): AsyncGenerator {
      for await (const item of upTo(1_000_000, 'x'.repeat(1_000))) {
        pulled += 1;
        yield item;
      }
    }
    expect((await failure(kernel.call('streamer', 'stall', {}, { upload: watched() }))).code).toBe('core/timeout');
    expect(pulled * 1_000).toBeLessThan(windows);
  });

  it('fail with the plugin that ends, whichever it is', async () => {
    const { kernel } = await start(['streamer', 'taker'], { limits: { restartBackoffMs: 1 } });
    const { numbers, onItems } = taker();
    expect((await failure(kernel.call('streamer', 'crash', { items: 3 }, { onItems }))).code).toBe('core/unavailable');
    expect(numbers).toEqual([1, 2, 3]);
    expect((await failure(kernel.call('streamer', 'crash', { items: 3 }, { upload: upTo(1_000) }))).code).toBe('core/unavailable');
    expect((await failure(kernel.call('taker', 'crash', { items: 10 }))).code).toBe('core/unavailable');
    await expect.poll(async () => (await progress(kernel)).cancelled).toBe(1);
  });
});

describe('a call that streams', () => {
  it('is tried again until something went through, and the caller loses nothing', async () => {
    const { kernel } = await startKernel(['streamer']);
    const { numbers, onItems } = taker();
    expect(await kernel.call('streamer', 'flaky', { failures: 2 }, { upload: upTo(100), onItems })).toEqual({ attempts: 3 });
    expect(numbers).toEqual(oneTo(100));
    await kernel.call('streamer', 'reset', {});
    expect((await failure(kernel.call('streamer', 'flaky', { failures: 1, items: 1 }, { onItems }))).code).toBe('core/conflict');
    expect(numbers).toHaveLength(101);
  });

  it('is withdrawn at once when its caller ends, also while nothing is streamed', async () => {
    const { kernel } = await startKernel(['streamer', 'taker'], { limits: { restartBackoffMs: 1 } });
    expect((await failure(kernel.call('taker', 'abandon', {}))).code).toBe('core/unavailable');
    await expect.poll(async () => (await progress(kernel)).cancelled).toBe(1);
  });

  it('has its deadline also when its callee has answered and its caller takes nothing', async () => {
    const { kernel } = await startKernel(['streamer']);
    const call = kernel.call('streamer', 'count', { to: 3 }, { onItems: () => new Promise(() => undefined), timeoutMs: 200 });
    expect((await failure(call)).code).toBe('core/timeout');
    expect(kernel.ps()[0]).toMatchObject({ serving: 0, queued: 0 });
  });

  it('that its caller holds up until its deadline says nothing against the callee', async () => {
    const { kernel } = await startKernel(['streamer'], { limits: { breakerFailures: 2, cancelGraceMs: 20 } });
    const stuck = { onItems: (): Promise<void> => new Promise(() => undefined), timeoutMs: 100 };
    for (let count = 0; count < 3; count += 1) expect((await failure(kernel.call('streamer', 'endless', {}, stuck))).code).toBe('core/timeout');
    expect((await failure(kernel.call('streamer', 'endless', {}, { timeoutMs: 100 }))).code).toBe('core/timeout');
    async function* slow(): AsyncGenerator<object> {
      yield { n: 1 };
      await new Promise(() => undefined);
    }
    for (let count = 0; count < 3; count += 1)
      expect((await failure(kernel.call('streamer', 'sum', {}, { upload: slow(), timeoutMs: 100 }))).code).toBe('core/timeout');
    expect(kernel.inspect('streamer')?.breakers).toEqual([]);
    for (let count = 0; count < 2; count += 1) await failure(kernel.call('streamer', 'stall', {}, { timeoutMs: 100 }));
    expect(kernel.inspect('streamer')?.breakers).toEqual([{ operation: 'stall', position: 'open' }]);
  });

  it('is refused an upload where the operation takes none', async () => {
    const { kernel } = await startKernel(['streamer']);
    expect((await failure(kernel.call('streamer', 'count', { to: 1 }, { upload: upTo(1) }))).message).toBe('Invalid input: streamer/count takes no upload.');
  });

  it('is held to the size of messages and to that of an operator, item by item', async () => {
    const { kernel } = await startKernel(['streamer'], { usage: { plugins: { streamer: { maxPayloadBytes: 100 } } }, limits: { maxMessageBytes: 100_000 } });
    const of = async (length: number): Promise<string> => (await failure(kernel.call('streamer', 'sum', {}, { upload: upTo(3, 'x'.repeat(length)) }))).message;
    expect(await of(100_000)).toBe('Limit exceeded: messages of 100000 bytes of JSON.');
    expect(await of(100)).toBe('Limit exceeded: payloads of 100 bytes for streamer/sum.');
    expect(await kernel.call('streamer', 'sum', {}, { upload: upTo(3, 'x'.repeat(50)) })).toEqual({ sum: 6, items: 3 });
  });

  it('goes no faster than an operator allows, and ends in time all the same', async () => {
    const { kernel } = await startKernel(['streamer'], { usage: { plugins: { streamer: { streamBytesPerSecond: 20_000 } } } });
    const started = performance.now();
    await kernel.call('streamer', 'count', { to: 25, size: 1_000 });
    expect(performance.now() - started).toBeGreaterThan(250);
    const facts = { operation: 'count', limit: '20000 streamed bytes a second of streamer', action: 'hold' };
    expect(kernel.ledger().filter(({ kind }) => kind === 'throttle')).toMatchObject([{ plugin: 'streamer', facts }]);
    expect((await failure(kernel.call('streamer', 'count', { to: 100, size: 1_000 }, { timeoutMs: 200 }))).code).toBe('core/timeout');
  });

  it('says with its end what it streamed: to the observer, in the figures, on the ledger', async () => {
    const calls: CallRecord[] = [];
    const { kernel } = await startKernel(['streamer'], { telemetry: { onCall: (call) => void calls.push(call) }, ledgerPolicy: { calls: 1 } });
    await kernel.call('streamer', 'twice', {}, { upload: upTo(10) });
    await failure(kernel.call('streamer', 'wrong-item', { good: 4 }));
    await kernel.call('streamer', 'reset', {});
    const [both, wrong, plain] = calls;
    const some = expect.any(Number) as unknown;
    const volume = (items: number, bytes = some): object => ({ items, bytes });
    expect(both?.streamed).toEqual({ download: volume(10), upload: volume(10) });
    expect(both?.streamed?.download.bytes).toBeGreaterThan(10 * '{"n":2}'.length);
    expect([wrong?.error, wrong?.streamed]).toEqual(['core/contract-violation', { download: volume(4), upload: volume(0, 0) }]);
    expect(plain).not.toHaveProperty('streamed');
    const { byMethod } = kernel.stats();
    expect(byMethod['streamer/twice']?.streamed).toEqual(both?.streamed);
    expect(byMethod['streamer/reset']).not.toHaveProperty('streamed');
    const lines = (): string[] => kernel.ledger().flatMap(({ kind, facts }) => (kind === 'call' ? (facts?.['calls'] as string[]) : []));
    const words = (line: string): string => line.split(' ').slice(6).join(' ').replaceAll(/\/\d+/g, '/b');
    await expect.poll(() => lines().map(words)).toEqual(['down:10/b up:10/b', 'down:4/b up:0/b', '']);
  });

  it('leaves memory as it was, however much goes through', async () => {
    const { kernel } = await startKernel(['streamer'], { isolation: { minimum: 'process' } });
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = async (): Promise<number> => {
      // What the first one finds is given back beside the program; the second one waits for that.
      collect();
      await pause(5);
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    await kernel.call('streamer', 'count', { to: 100, size: 65_536 });
    const before = await held();
    let [bytes, most, items] = [0, 0, 0];
    const onItems = async (batch: readonly unknown[]): Promise<void> => {
      items += batch.length;
      bytes += batch.length * 65_536;
      if (items % 100 !== 0) return;
      most = Math.max(most, (await held()) - before);
    };
    await kernel.call('streamer', 'count', { to: 1_600, size: 65_536 }, { onItems });
    expect(bytes).toBeGreaterThan(100_000_000);
    expect(most).toBeLessThan(8 * STREAM_WINDOW);
  });
});
