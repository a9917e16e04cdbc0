import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type * as AtExit from './at-exit.ts';
import type * as Folders from './private-folders.ts';

const listeners = (): number => process.listenerCount('exit');

/** The module as a process has it that has asked for nothing yet. */
async function fresh(): Promise<typeof AtExit & typeof Folders> {
  vi.resetModules();
  onTestFinished(() => void vi.resetModules());
  return { ...(await import('./at-exit.ts')), ...(await import('./private-folders.ts')) };
}

describe('what is to be done at the exit of a process', () => {
  it('takes one listener for all, and none when nothing is left to do', async () => {
    const { atExit } = await fresh();
    const before = listeners();
    const stays = Array.from({ length: 20 }, () => atExit(() => undefined));
    expect(listeners()).toBe(before + 1);
    for (const stay of stays) stay();
    expect(listeners()).toBe(before);
  });

  it('is done for each that did not call it off', async () => {
    const { atExit } = await fresh();
    const done: number[] = [];
    const before = new Set(process.listeners('exit'));
    const stays = [1, 2, 3].map((number) => atExit(() => done.push(number)));
    stays[1]?.();
    const [leave] = process.listeners('exit').filter((listener) => !before.has(listener));
    leave?.(0);
    expect(done).toEqual([1, 3]);
    for (const stay of stays) stay();
  });

  it('leaves no folder of any machine, and forgets those that are gone', async () => {
    const { PrivateFolders } = await fresh();
    const before = listeners();
    const machines = Array.from({ length: 15 }, () => new PrivateFolders());
    const folders = machines.map((machine) => machine.make(undefined));
    expect([listeners(), folders.every((folder) => existsSync(folder))]).toEqual([before + 1, true]);
    machines.forEach((machine, at) => machine.remove(folders[at] ?? ''));
    expect([listeners(), folders.some((folder) => existsSync(dirname(folder)))]).toEqual([before, false]);
  });
});
