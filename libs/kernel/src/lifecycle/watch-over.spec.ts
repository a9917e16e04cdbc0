import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { TimerWheel } from '../timers/wheel.ts';
import type { Instance } from './instance.ts';
import type { Supervisor } from './supervisor.ts';
import type { Surroundings } from './surroundings.ts';
import { watchOver } from './watch-over.ts';

/** Code that gives no sign of life, and how long it took until it was ended. */
function silent(timeoutMs: number): { readonly endedAfter: () => number | undefined } {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'], now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  let ended: number | undefined;
  const instance = { heard: 0, busyFor: () => 0, ask: () => undefined, kill: () => (ended ??= performance.now()) } as unknown as Instance;
  const program = { manifest: { lifecycle: { health: { intervalMs: 100, timeoutMs } } } };
  const supervisor = { id: 'p', program, ailments: { add: () => undefined } } as unknown as Supervisor;
  const around = { wheel: new TimerWheel(), limits: defaultLimits, options: {}, log: { say: () => undefined } } as unknown as Surroundings;
  onTestFinished(watchOver(supervisor, instance, around));
  vi.advanceTimersByTime(20_000);
  return { endedAfter: () => ended };
}

describe('code that gives no sign of life', () => {
  it.each([
    ['what it asks for', 5_000, 5_000],
    ['two seconds where it asks for less', 500, 2_000],
  ])('has %s before it is ended', (_, asked, least) => {
    const took = silent(asked).endedAfter();
    expect(took).toBeGreaterThan(least);
    expect(took).toBeLessThan(least + 500);
  });
});
