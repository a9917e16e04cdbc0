import { spawn } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../../fixtures/start-kernel.ts';
import { treeOf } from '../linux/process-tree.ts';
import { textOf } from '../linux/run-name.ts';
import { guardGroup } from './guard.ts';

function guards(): readonly number[] {
  return treeOf(process.pid, 'now').filter((pid) => textOf(`/proc/${String(pid)}/cmdline`)?.includes('\0guard') === true);
}

describe.skipIf(process.platform !== 'linux')('the guard', () => {
  it('stays for what is started soon after, and leaves when nothing is', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e3)'], { detached: true, stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const once = guardGroup(child.pid ?? 0, []);
    const first = guards();
    expect(first).toHaveLength(1);
    once();
    const again = guardGroup(child.pid ?? 0, []);
    expect(guards()).toEqual(first);
    again();
    await until(() => guards().length === 0);
  });
});
