import { describe, expect, it } from 'vitest';
import { hierarchiesIn, hierarchyRoots } from './cgroup-layout.ts';

const hybrid = [
  '31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755',
  '32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct',
  '33 31 0:30 /box /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory',
  '34 31 0:31 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,name=systemd',
  '35 31 0:32 / /sys/fs/cgroup/uni\\040fied rw - cgroup2 cgroup2 rw',
].join('\n');

describe('where a process stands', () => {
  it('is told in both versions at once', () => {
    const membership = '9:name=systemd:/a\n5:cpu,cpuacct:/a\n4:memory:/box/b\n0::/a:b\n';
    expect(hierarchiesIn(hybrid, membership)).toEqual([
      { version: 1, folder: '/sys/fs/cgroup/cpu,cpuacct/a', controllers: ['cpu', 'cpuacct'] },
      { version: 1, folder: '/sys/fs/cgroup/memory/b', controllers: ['memory'] },
      { version: 2, folder: '/sys/fs/cgroup/uni fied/a:b', controllers: [] },
    ]);
  });

  it('is nowhere where what is mounted is not what it is in', () => {
    expect(hierarchiesIn(hybrid, '4:memory:/other\n7:pids:/\n0::/../outside\n')).toEqual([]);
  });

  it('is told in version 2 alone, and nowhere without control groups', () => {
    const unified = '30 20 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate';
    expect(hierarchiesIn(unified, '0::/user.slice/kernel.scope\n')).toEqual([
      { version: 2, folder: '/sys/fs/cgroup/user.slice/kernel.scope', controllers: [] },
    ]);
    expect(hierarchiesIn('', '')).toEqual([]);
  });

  it('has roots, which are where the hierarchies are mounted', () => {
    expect(hierarchyRoots(hybrid)).toEqual(['/sys/fs/cgroup/cpu,cpuacct', '/sys/fs/cgroup/memory', '/sys/fs/cgroup/systemd', '/sys/fs/cgroup/uni fied']);
  });
});
