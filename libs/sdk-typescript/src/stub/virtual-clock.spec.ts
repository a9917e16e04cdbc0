import { describe, expect, it } from 'vitest';
import { createVirtualClock } from './virtual-clock.ts';

describe('the virtual clock', () => {
  it('stands still, and fires each timer at its own instant when it moves', async () => {
    const clock = createVirtualClock(0);
    const fired: [string, number][] = [];
    const note = (name: string) => () => {
      fired.push([name, clock.now()]);
    };
    clock.at(20, note('later'));
    clock.at(10, note('sooner'));
    clock.at(10, note('second of an instant'));
    clock.at(15, note('withdrawn'))();
    clock.at(31, note('too late'));
    await clock.advance(30);
    expect(fired).toEqual([
      ['sooner', 10],
      ['second of an instant', 10],
      ['later', 20],
    ]);
    expect(clock.now()).toBe(30);
  });

  it('goes where a sleeper waits, and fires on the way what does not pull by itself', async () => {
    const clock = createVirtualClock(0);
    const seen: number[] = [];
    clock.at(5, () => {
      seen.push(clock.now());
    });
    await Promise.all([clock.sleep(10), clock.sleep(7)]);
    expect(seen).toEqual([5]);
    expect(clock.now()).toBe(10);
  });

  it('fires what a timer sets on the way', async () => {
    const clock = createVirtualClock(0);
    const seen: number[] = [];
    clock.at(5, () => {
      clock.at(8, () => {
        seen.push(clock.now());
      });
    });
    await clock.advance(10);
    expect(seen).toEqual([8]);
  });
});
