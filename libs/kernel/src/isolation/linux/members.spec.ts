import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../fixtures/start-kernel.ts';
import { KeptFile } from './kept-file.ts';
import { Members } from './members.ts';

const openFiles = (): number => readdirSync('/proc/self/fd').length;

describe.runIf(process.platform === 'linux')('the members of a plugin', () => {
  it('are looked for when their number changes, when one is gone, and now and then', async () => {
    const counted = join(temporaryFolder(), 'pids.current');
    writeFileSync(counted, '1');
    const child = spawn('sleep', ['60']);
    onTestFinished(() => void child.kill('SIGKILL'));
    let looked = 0;
    let listed = [process.pid];
    const members = new Members(() => {
      looked += 1;
      return listed;
    }, new KeptFile(counted));
    const own = members.resident(0);
    expect(own.processes).toBe(1);
    expect(own.bytes).toBeGreaterThan(10_000_000);
    expect([members.resident(20).processes, looked]).toEqual([1, 1]);
    listed = [process.pid, child.pid ?? 0];
    writeFileSync(counted, '2');
    expect([members.resident(40).processes, looked, members.pids]).toEqual([2, 2, listed]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    listed = [process.pid];
    expect([members.resident(60).processes, looked]).toEqual([1, 2]);
    expect([members.resident(80).processes, looked, members.pids]).toEqual([1, 3, listed]);
    expect([members.resident(400).processes, looked]).toEqual([1, 4]);
  });

  it('keep files open until they are closed, and say nothing after that', () => {
    const before = openFiles();
    const members = new Members(() => [process.pid], undefined);
    expect(members.resident(0).processes).toBe(1);
    expect(openFiles()).toBe(before + 1);
    members.close();
    expect(openFiles()).toBe(before);
    expect([members.resident(1_000).processes, members.pids, openFiles()]).toEqual([0, [], before]);
  });
});
