import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { failure, startKernel } from '../fixtures/start-kernel.ts';
import { externalDriver } from './isolation/external/external-driver.ts';
import { sandboxDriver } from './isolation/sandbox/sandbox-driver.ts';

for (const driver of [sandboxDriver, externalDriver]) {
  const { available } = await driver.probe();
  describe.skipIf(!available)(`a stream of a plugin at level ${driver.level}`, () => {
    it('passes like any other, between plugins and to its end', async () => {
      const { kernel, diagnostics } = await startKernel(['streamer', 'taker'], { isolation: { minimum: driver.level } });
      expect(diagnostics).toEqual([]);
      const upload = Readable.from(Array.from({ length: 500 }, (_, index) => ({ n: index + 1, text: 'x'.repeat(2_000) })));
      const numbers: number[] = [];
      const onItems = (items: readonly unknown[]): void => void numbers.push(...items.map((item) => (item as { n: number }).n));
      expect(await kernel.call('streamer', 'twice', {}, { upload, onItems })).toEqual({ items: 500 });
      expect(numbers).toEqual(Array.from({ length: 500 }, (_, index) => 2 * index + 2));
      expect(await kernel.call('taker', 'count', { to: 500, size: 2_000 })).toEqual({ items: 500, sum: 125_250, output: { sent: 500 } });
      expect(await kernel.call('taker', 'sum', { items: 500, size: 2_000 })).toEqual({ output: { sum: 125_250, items: 500 } });
      expect((await failure(kernel.call('streamer', 'crash', { items: 3 }))).code).toBe('core/unavailable');
    });
  });
}
