import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { usageReader, type UsageReader } from './usage.ts';

/** Connects to itself so many times as a line says, and then says `done`; each connection has two ends, and somebody listens. */
const CONNECTING = `
const net = require('node:net');
const taken = [];
process.stdin.on('data', async (line) => {
  const server = net.createServer((socket) => taken.push(socket)).listen('\\0usage-spec-' + process.pid);
  for (let n = 0; n < Number(line); n += 1) await new Promise((resolve) => taken.push(net.connect('\\0usage-spec-' + process.pid, resolve)));
  while (taken.length < 2 * Number(line)) await new Promise((resolve) => setTimeout(resolve, 5));
  console.log('done');
});
console.log('ready');
`;

async function heard(child: ChildProcess, text: string): Promise<void> {
  const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe(text);
}

describe.skipIf(process.platform !== 'linux')('the use of a plugin', () => {
  it('is told with connections at once where they may be too many, and else in a while', async () => {
    const child = spawn(process.execPath, ['-e', CONNECTING], { stdio: 'pipe' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await heard(child, 'ready');
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const reader = (limits: { connections?: number }): UsageReader => {
      const made = usageReader(child.pid ?? 0, { limits: { memoryMB: 512, ...limits } });
      onTestFinished(() => made.close());
      return made;
    };
    const [free, limited, roomy] = [reader({}), reader({ connections: 2 }), reader({ connections: 1_000 })];
    const readers = [free, limited, roomy];
    const connections = (): unknown[] => readers.map((one) => one.read()?.connections);
    const handles = free.read()?.fileHandles ?? 0;
    expect(handles).toBeGreaterThan(3);
    expect(connections()).toEqual([0, 0, 0]);
    child.stdin.write('5\n');
    await heard(child, 'done');
    expect(connections()).toEqual([0, 0, 0]);
    vi.advanceTimersByTime(250);
    expect(connections()).toEqual([0, 11, 0]);
    expect(free.read()?.fileHandles).toBe(handles + 11);
    vi.advanceTimersByTime(750);
    expect(connections()).toEqual([11, 11, 11]);
  });
});
