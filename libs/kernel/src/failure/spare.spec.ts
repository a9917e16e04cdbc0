import { describe, expect, it } from 'vitest';
import type { Instance } from '../lifecycle/instance.ts';
import { TimerWheel } from '../timers/wheel.ts';
import { Spare } from './spare.ts';

/** Code that runs until it is killed; everything else of an instance is nothing to a spare. */
class Code {
  gone = false;
  readonly #end = Promise.withResolvers<{ reason: string }>();

  kill(reason: string): void {
    this.gone = true;
    this.#end.resolve({ reason });
  }

  exited(): Promise<{ reason: string }> {
    return this.#end.promise;
  }
}

/** A spare, all code that was ever launched for it, and a way to say that what is being launched is ready. */
function spareUnderTest(): { spare: Spare; launched: Code[]; ready: () => Promise<void>; running: () => number } {
  const launched: Code[] = [];
  const waiting: (() => void)[] = [];
  const spare = new Spare({
    wheel: new TimerWheel(),
    launch: async (onLaunched) => {
      const code = new Code();
      launched.push(code);
      const instance = code as unknown as Instance;
      onLaunched(instance);
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return instance;
    },
    onLost: () => undefined,
    onFailed: () => undefined,
  });
  const ready = async (): Promise<void> => {
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { spare, launched, ready, running: () => launched.filter(({ gone }) => !gone).length };
}

describe('a spare', () => {
  it('is one, also where it became ready while the plugin was being restarted without it', async () => {
    const { spare, launched, ready, running } = spareUnderTest();
    spare.prepare();
    await ready();
    const first = spare.warm;
    expect(first).toBeDefined();
    // The plugin serves again, and wants a spare as after each start.
    spare.prepare();
    await ready();
    expect([spare.warm === first, launched.length, running()]).toEqual([true, 1, 1]);
    spare.dismiss();
    expect(running()).toBe(0);
  });

  it('is one, also where it is wanted again before it is ready', async () => {
    const { spare, ready, running } = spareUnderTest();
    spare.prepare();
    spare.prepare();
    await ready();
    expect(running()).toBe(1);
    spare.dismiss();
    expect(running()).toBe(0);
  });

  it('is launched anew where the one that was ready ended or took over', async () => {
    const { spare, launched, ready, running } = spareUnderTest();
    spare.prepare();
    await ready();
    const heir = spare.take();
    spare.prepare();
    await ready();
    expect([heir === spare.warm, running()]).toEqual([false, 2]);
    launched[1]?.kill('it crashed');
    spare.prepare();
    await ready();
    expect([launched.length, running()]).toEqual([3, 2]);
  });
});
