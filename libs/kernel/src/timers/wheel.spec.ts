import { describe, expect, it } from 'vitest';
import { TimerWheel } from './wheel.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('TimerWheel', () => {
  it('runs each timeout once, not before its time, in order of their times', async () => {
    const wheel = new TimerWheel();
    const started = performance.now();
    const ran: [number, number][] = [];
    for (const ms of [60, 20, 40]) wheel.schedule(ms, () => ran.push([ms, performance.now() - started]));
    await pause(150);
    expect(ran.map(([ms]) => ms)).toEqual([20, 40, 60]);
    for (const [ms, at] of ran) expect(at).toBeGreaterThanOrEqual(ms - 1);
  });

  it('forgets what is cancelled or cleared', async () => {
    const wheel = new TimerWheel();
    let ran = 0;
    const cancelled = wheel.schedule(10, () => (ran += 1));
    cancelled.cancel();
    cancelled.cancel();
    wheel.schedule(10, () => (ran += 1));
    wheel.clear();
    await pause(50);
    expect(ran).toBe(0);
    wheel.schedule(0, () => (ran += 1));
    await pause(50);
    expect(ran).toBe(1);
  });

  it('keeps the neighbours of what is cancelled, in the order in which they were scheduled', async () => {
    const wheel = new TimerWheel();
    const ran: number[] = [];
    const timeouts = Array.from({ length: 7 }, (_, number) => wheel.schedule(20, () => ran.push(number)));
    for (const number of [0, 3, 6]) timeouts[number]?.cancel();
    await pause(80);
    expect(ran).toEqual([1, 2, 4, 5]);
    for (const timeout of timeouts) timeout.cancel();
    wheel.schedule(0, () => ran.push(7));
    await pause(50);
    expect(ran).toEqual([1, 2, 4, 5, 7]);
  });

  it('waits more than one turn of the wheel for what is far away', async () => {
    const wheel = new TimerWheel();
    let ran = false;
    wheel.schedule(10 * 1024 + 20, () => (ran = true));
    await pause(100);
    expect(ran).toBe(false);
    wheel.clear();
  });
});
