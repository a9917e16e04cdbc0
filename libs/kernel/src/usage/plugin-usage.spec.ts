import { describe, expect, it } from 'vitest';
import type { UsageSample } from '../isolation/driver.ts';
import type { Instance } from '../lifecycle/instance.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import { PluginUsage } from './plugin-usage.ts';

const MIB = 1024 * 1024;
const limits = { memoryMB: 10, fileHandles: 100 };
const supervisor = {} as unknown as Supervisor;

/** Some run of the code, of which nobody asks anything but how it is held. */
function instance(): Instance {
  return { frozen: false, running: { enforced: Promise.resolve({ level: 'process', missing: [] }) } } as unknown as Instance;
}

/** Judges samples of memory in MiB and file handles, and keeps what was to be done. */
function judged(samples: readonly (readonly [of: Instance, memory: number, handles: number])[]): string[] {
  const told: string[] = [];
  const usage = new PluginUsage('p', { act: (_, of, { kind, step }) => void told.push(`${kind} ${step} ${String(instances.indexOf(of))}`) });
  const instances = [...new Set(samples.map(([of]) => of))];
  samples.forEach(([of, memory, fileHandles], at) => {
    const sample: UsageSample = { at, memoryBytes: memory * MIB, cpuMs: 0, processes: 1, fileHandles };
    usage.take(supervisor, of, sample, limits, true, true, at);
  });
  return told;
}

describe('a plugin that is ended for what it took', () => {
  it('is not said to be well again while it goes', () => {
    const [one, next] = [instance(), instance()];
    const going = [
      [one, 11, 0],
      [one, 4, 0],
      [one, 0, 0],
    ] as const;
    expect(judged(going)).toEqual(['memory kill 0']);
    expect(judged([...going, [next, 5, 0], [next, 11, 0]])).toEqual(['memory kill 0', 'memory kill 1']);
  });

  it('is ended once, whatever else it takes too much of', () => {
    const one = instance();
    const samples = [101, 101, 101, 101].map((handles, at) => [one, at === 2 ? 11 : 1, handles] as const);
    expect(judged(samples)).toEqual(['fileHandles throttle 0', 'fileHandles freeze 0', 'memory kill 0']);
  });

  it('and was held back before starts again unhindered', () => {
    const [one, next] = [instance(), instance()];
    const samples = [...[101, 101, 101, 0].map((handles) => [one, 1, handles] as const), [next, 1, 20] as const];
    expect(judged(samples)).toEqual(['fileHandles throttle 0', 'fileHandles freeze 0', 'fileHandles kill 0', 'fileHandles release 1']);
  });
});
