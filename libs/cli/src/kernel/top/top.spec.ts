import type { PluginReading } from '@plugwright/kernel';
import { describe, expect, it } from 'vitest';
import type { Paint } from '../../terminal/terminal.ts';
import { figuresBetween, sorted } from './figures.ts';
import { frame } from './frame.ts';

const plain: Paint = (_, text) => text;

function reading(plugin: string, more: Partial<PluginReading> = {}): PluginReading {
  return { plugin, state: 'ready', isolation: 'process', calls: 0, errors: 0, p50: 0, p99: 0, queued: 0, serving: 0, restarts: 0, ...more };
}

describe('figures between two looks', () => {
  it('are calls a second and processor time', () => {
    const before = { at: 1_000, readings: [reading('a', { calls: 100, cpuMs: 500 })] };
    const after = { at: 3_000, readings: [reading('a', { calls: 150, cpuMs: 1_500 })] };
    expect(figuresBetween(before, after)).toMatchObject([{ plugin: 'a', callsPerSecond: 25, cpuPercent: 50 }]);
  });

  it('are none of a plugin that is new, and never below nothing of one that was restarted', () => {
    const before = { at: 0, readings: [reading('a', { calls: 100, cpuMs: 500 })] };
    const after = { at: 1_000, readings: [reading('a', { calls: 100, cpuMs: 20 }), reading('b', { calls: 9, cpuMs: 900 })] };
    expect(figuresBetween(before, after)).toMatchObject([
      { callsPerSecond: 0, cpuPercent: 0 },
      { callsPerSecond: 0, cpuPercent: 0 },
    ]);
  });

  it('are sorted by what is wanted, the most first, else by name', () => {
    const at = (readings: PluginReading[]): ReturnType<typeof figuresBetween> => figuresBetween({ at: 0, readings }, { at: 1, readings });
    const figures = at([reading('c', { errors: 1, memoryBytes: 5 }), reading('a', { errors: 1 }), reading('b', { errors: 3, memoryBytes: 9 })]);
    const names = (key: Parameters<typeof sorted>[1]): string =>
      sorted(figures, key)
        .map(({ plugin }) => plugin)
        .join('');
    expect([names('name'), names('errors'), names('memory')]).toEqual(['abc', 'bac', 'bca']);
  });
});

describe('a picture', () => {
  const figures = figuresBetween(
    { at: 0, readings: [] },
    { at: 1, readings: Array.from({ length: 30 }, (_, index) => reading(`plugin-${String(index).padStart(2, '0')}`)) },
  );

  it('fits the screen, says how many it leaves out, and marks what it is sorted by', () => {
    const lines = frame(figures, { sort: 'cpu', columns: 70, rows: 12, paint: plain });
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(70);
    expect(lines.at(-1)).toBe('22 more');
    expect(frame(figures, { sort: 'cpu', columns: 200, paint: plain })[1]).toMatch(/ cpu\* /);
  });

  it('shows every plugin where there is no screen', () => {
    expect(frame(figures, { sort: 'name', columns: 200, paint: plain })).toHaveLength(32);
  });

  it('does not let the name of a plugin steer the terminal', () => {
    const [evil] = figuresBetween({ at: 0, readings: [] }, { at: 1, readings: [reading('a\u001b[2J')] });
    expect(frame([evil!], { sort: 'name', columns: 200, paint: plain }).join('\n')).not.toContain('\u001b');
  });

  it('is empty of plugins where there are none', () => {
    expect(frame([], { sort: 'name', columns: 80, paint: plain })[0]).toBe('0 plugins, 0 ready, 0 calls/s, 0 B');
  });
});
