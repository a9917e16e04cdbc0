import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAlive, until } from '../../fixtures/start-kernel.ts';
import { Machine, thisMachine } from './child/machine.ts';
import type { IsolationDriver, SeenDenial, ResourceLimits, RunningPlugin } from './driver.ts';
import { externalDriver } from './external/external-driver.ts';
import { hierarchyRoots } from './linux/cgroup-layout.ts';
import { treeOf } from './linux/process-tree.ts';
import { runName, textOf } from './linux/run-name.ts';
import { processDriver, processDriverOn } from './process/process-driver.ts';
import { sandboxDriver, sandboxDriverOn } from './sandbox/sandbox-driver.ts';

const folder = join(import.meta.dirname, '../../fixtures/attack');
const isRoot = process.getuid?.() === 0;

interface Victim {
  readonly running: RunningPlugin;
  readonly lines: string[];
  readonly denials: readonly SeenDenial[];
}

function launch(driver: IsolationDriver, behaviour: string, limits: ResourceLimits = { memoryMB: 256 }): Victim {
  const lines: string[] = [];
  const denials: SeenDenial[] = [];
  const running = driver.launch({
    plugin: 'victim',
    folder,
    command: { executable: process.execPath, entry: join(folder, 'victim.js'), argumentsFor: () => [], fromSource: false },
    environment: { BEHAVIOUR: behaviour },
    limits,
    access: { read: [], write: [] },
    maxMessageBytes: 1_000,
    onOutput: (_, line) => lines.push(line),
    onDenied: (denial) => denials.push(denial),
  });
  running.channel.listen({ onMessage: () => undefined, onBroken: () => undefined });
  onTestFinished(async () => {
    running.kill();
    await running.exited;
  });
  return { running, lines, denials };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A machine that nobody built the launcher on. */
class Bare extends Machine {
  override get launcher(): Machine['launcher'] {
    return { report: { works: false, found: 'it is not installed', mend: 'npm run build:launcher' } };
  }
}

for (const driver of [processDriver, sandboxDriver, externalDriver]) {
  const { available } = await driver.probe();
  describe.skipIf(!available || !('file' in thisMachine.launcher))(`a plugin at level ${driver.level}`, () => {
    it('is measured, halted and let go on', async () => {
      const { running, lines } = launch(driver, 'spin');
      await until(() => (running.stats()?.cpuMs ?? 0) > 100);
      // What brings it up counts as well, and has less.
      await until(() => (running.stats()?.memoryBytes ?? 0) > 20 * 1024 * 1024);
      expect(running.freeze()).toBe(true);
      await pause(50);
      const frozen = running.stats()?.cpuMs ?? 0;
      await pause(300);
      expect((running.stats()?.cpuMs ?? 0) - frozen).toBeLessThan(50);
      expect(running.thaw()).toBe(true);
      await until(() => (running.stats()?.cpuMs ?? 0) - frozen > 100);
      expect(lines).toEqual([]);
    });

    it('ends by kill with what it started, and leaves nothing', async () => {
      // What the kernel itself keeps as long as it lives, such as the compiled SDK of Python, is not the plugin's.
      const before = new Set(readdirSync(tmpdir()));
      const { running, lines } = launch(driver, 'escape');
      await until(() => lines.includes('escaped'));
      const tree = treeOf(running.pid ?? 0, 'now');
      expect(tree.length).toBeGreaterThan(1);
      running.kill();
      expect((await running.exited).reason).toBe('signal SIGKILL');
      await until(() => !tree.some(isAlive));
      await until(() => readdirSync(tmpdir()).every((name) => before.has(name) || !name.startsWith(`${runName()}.`)));
      await until(() => thisMachine.cgroups.folders().every((place) => readdirSync(place).every((name) => !name.startsWith(runName()))));
      expect(running.stats()).toBeUndefined();
    });

    it('says how it ended', async () => {
      expect((await launch(driver, 'leave').running.exited).reason).toBe('exit code 7');
    });

    it.each(['spin', 'escape'])('ends with its kernel, and what is left goes at the next start: %s', async (behaviour) => {
      const holder = spawn(process.execPath, [join(folder, 'holder.ts'), driver.level, behaviour], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(holder.stdout, 'data')) as [Buffer];
      const tree = treeOf(Number(line), 'now');
      const [namespace = ''] = /^plugwright\.\d+/.exec(runName()) ?? [];
      const places = new Set([tmpdir(), ...thisMachine.cgroups.folders(), ...hierarchyRoots(textOf('/proc/self/mountinfo') ?? '')]);
      const isTheirs = (name: string): boolean => name.startsWith(`${namespace}.${String(holder.pid)}.`);
      const left = (): string[] => [...places].flatMap((place) => readdirSync(place).filter(isTheirs));
      expect(left().length).toBeGreaterThan(0);
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      await until(() => !tree.some(isAlive));
      await until(() => {
        const next = new Machine();
        next.folders.remove(next.folders.make(undefined));
        return next.cgroups.usable === thisMachine.cgroups.usable && left().length === 0;
      });
    });
  });
}

describe.skipIf(!('file' in thisMachine.launcher))('a plugin that is ended by a signal', () => {
  // In a container it is the first process, which no signal of its own ends.
  it.each([processDriver, sandboxDriver])('says which', async (driver) => {
    expect((await launch(driver, 'crash').running.exited).reason).toBe('signal SIGSEGV');
  });
});

describe.skipIf(!thisMachine.cgroups.usable || !('file' in thisMachine.launcher))('control groups', () => {
  it.each([processDriver, sandboxDriver])('keep the memory of a plugin, however it is taken', async (driver) => {
    const { running } = launch(driver, 'hoard', { memoryMB: 96 });
    expect((await running.exited).reason).toBe('signal SIGKILL; it needed more than its 96 MiB of memory');
  });

  const groupsOf = (pid = 0): string[] => (textOf(`/proc/${String(pid)}/cgroup`) ?? '').split('\n').filter((line) => line.includes(`/${runName()}/victim.`));

  it.each([processDriver, sandboxDriver])('have all of a plugin in them before its code runs', async (driver) => {
    const { running, lines } = launch(driver, 'stay');
    await until(() => lines.includes('running'));
    expect(groupsOf((await running.enforced).pid)).toHaveLength(thisMachine.cgroups.folders().length);
  });

  it('have nobody in version 2 who would have to be moved there, and wait for all processors', async () => {
    const { running, lines } = launch(sandboxDriver, 'stay');
    await until(() => lines.includes('running'));
    const groups = groupsOf((await running.enforced).pid);
    expect(groupsOf(running.pid)).toEqual(groups.filter((line) => !line.startsWith('0::')));
  });

  it('tell when a plugin may start no more processes, once', async () => {
    const { running, denials } = launch(processDriver, 'crowd', { memoryMB: 512, processes: 20 });
    await until(() => running.stats() !== undefined && denials.some(({ denied }) => denied === 'processes'));
    await pause(600);
    running.stats();
    const told = denials.filter(({ denied }) => denied === 'processes');
    expect(told).toEqual([{ denied: 'processes', count: expect.any(Number) as number }]);
    expect(told[0]?.count).toBeGreaterThan(0);
  });

  it('keep the processor time of a plugin', async () => {
    const { running } = launch(processDriver, 'spin', { memoryMB: 256, cpuPercent: 20 });
    await until(() => (running.stats()?.cpuMs ?? 0) > 200);
    const before = running.stats()?.cpuMs ?? 0;
    await pause(1_000);
    expect((running.stats()?.cpuMs ?? 0) - before).toBeLessThan(400);
  });

  it('are on the record as they are', async () => {
    const { running } = launch(processDriver, 'stay', { memoryMB: 128, processes: 77 });
    expect(Object.values((await running.enforced).cgroup ?? {})).toEqual(expect.arrayContaining(['77', '134217728']));
  });
});

describe('without the launcher', () => {
  it('a process is a bare process, and that is said with what mends it', async () => {
    const driver = processDriverOn(new Bare());
    expect(await driver.probe()).toMatchObject({ available: true, mechanisms: { launcher: { works: false, mend: 'npm run build:launcher' } } });
    const { running, lines } = launch(driver, 'stay');
    await until(() => lines.includes('running'));
    const { missing, ...enforcement } = await running.enforced;
    expect(missing).toContain('launcher: it is not installed (npm run build:launcher)');
    expect(enforcement).toMatchObject({ level: 'process', ...(process.platform === 'linux' ? { uid: process.getuid?.(), seccomp: 0, namespaces: [] } : {}) });
  });

  it('there is no sandbox', async () => {
    const driver = sandboxDriverOn(new Bare());
    expect((await driver.probe()).available).toBe(false);
    expect(() => launch(driver, 'stay')).toThrow('level sandbox takes the launcher, and it is not installed');
  });
});

describe.skipIf(!isRoot || !('file' in thisMachine.launcher))('two plugins of a kernel that is root', () => {
  it('are strangers to each other', async () => {
    const [a, b] = [launch(processDriver, 'stay'), launch(processDriver, 'stay')];
    const [first, second] = [await a.running.enforced, await b.running.enforced];
    expect(first.missing).toEqual([]);
    expect(first.uid).not.toBe(second.uid);
  });
});
