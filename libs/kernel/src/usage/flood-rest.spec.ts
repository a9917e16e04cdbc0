import { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resting } from '../isolation/child/rest.ts';
import { LogBook } from '../logging/log-book.ts';
import { FloodRest } from './flood-rest.ts';

/** The rests that plugins are given, with their length. */
function watched(): { readonly rests: [plugin: string, ms: number][]; readonly floods: FloodRest } {
  const rests: [string, number][] = [];
  const floods = new FloodRest((plugin) => (plugin === 'in-a-thread' ? undefined : (ms) => void rests.push([plugin, ms])));
  return { rests, floods };
}

describe('a plugin that floods the kernel', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'], now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it('with log records past its rate has its channel paused for 200 ms, and its neighbour has not', () => {
    const channels = new Map(['loud', 'quiet'].map((plugin) => [plugin, new Duplex({ read: () => undefined }).resume()]));
    const rests = new Map([...channels].map(([plugin, channel]) => [plugin, resting(channel)]));
    const floods = new FloodRest((plugin) => rests.get(plugin));
    const log = new LogBook(() => 0);
    log.hearFloods((plugin) => floods.dropped(plugin));
    const write = (plugin: string): void => log.write({ level: 'info', source: 'plugin', plugin, message: 'again' });
    const paused = (): string[] => [...channels].flatMap(([plugin, channel]) => (channel.isPaused() ? [plugin] : []));
    for (let count = 0; count < 2_000; count += 1) write('loud');
    write('quiet');
    expect(paused()).toEqual([]);
    write('loud');
    expect(paused()).toEqual(['loud']);
    vi.advanceTimersByTime(199);
    expect(paused()).toEqual(['loud']);
    vi.advanceTimersByTime(1);
    expect(paused()).toEqual([]);
  });

  it('with what is refused rests from the 201st refusal in a second on', () => {
    const { rests, floods } = watched();
    for (let count = 0; count < 200; count += 1) floods.denied('curious');
    floods.denied('other');
    expect(rests).toEqual([]);
    floods.denied('curious');
    expect(rests).toEqual([['curious', 200]]);
    vi.advanceTimersByTime(1_000);
    for (let count = 0; count < 200; count += 1) floods.denied('curious');
    expect(rests).toHaveLength(1);
  });

  it('with withdrawals rests from the 101st in a tenth of a second on, and that is said', () => {
    const { rests, floods } = watched();
    const said = Array.from({ length: 100 }, () => floods.noticed('idle'));
    expect([said.includes(true), floods.noticed('other'), rests]).toEqual([false, false, []]);
    expect([floods.noticed('idle'), rests]).toEqual([true, [['idle', 200]]]);
  });

  it('at a level whose channel cannot rest is let be', () => {
    const { rests, floods } = watched();
    floods.dropped('in-a-thread');
    expect(rests).toEqual([]);
  });
});
