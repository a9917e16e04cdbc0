import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeSync, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { manifestOf } from '../../../fixtures/grant-book.ts';
import { netPlugin } from '../../../fixtures/net-plugin.ts';
import { createKernel } from '../../create-kernel.ts';
import { findPlugins } from '../../discovery/find-plugins.ts';
import { difference, learntFrom, permitsOf } from './learnt.ts';
import { Observations } from './observations.ts';
import { canTrace } from './observing-driver.ts';
import { openFiles } from './open-files.ts';
import { TraceReader } from './system-calls.ts';

describe('a trace of system calls', () => {
  it.each([
    ['12 openat(AT_FDCWD</p>, "data/a.txt", O_RDONLY|O_CLOEXEC) = 5</p/data/a.txt>', [{ kind: 'read', path: '/p/data/a.txt' }]],
    ['12 openat(AT_FDCWD</p>, "a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 5</p/a>', [{ kind: 'write', path: '/p/a' }]],
    ['12 openat(AT_FDCWD</p>, "missing", O_RDONLY) = -1 ENOENT (No such file or directory)', []],
    ['12 mkdir("/p/data", 0777) = 0', [{ kind: 'write', path: '/p/data' }]],
    [
      '12 rename("a", "b") = 0',
      [
        { kind: 'write', path: '/p/a' },
        { kind: 'write', path: '/p/b' },
      ],
    ],
    ['12 openat(AT_FDCWD</p>, "\\303\\244\\"", O_RDONLY) = 5</p/\\303\\244\\">', [{ kind: 'read', path: '/p/ä"' }]],
    [
      '12 connect(7<socket:[1]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("1.2.3.4")}, 16) = -1 EINPROGRESS',
      [{ kind: 'connect', address: '1.2.3.4:443' }],
    ],
    [
      '12 connect(7<socket:[1]>, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0',
      [{ kind: 'connect', address: '[::1]:80' }],
    ],
    ['12 connect(7<socket:[1]>, {sa_family=AF_UNIX, sun_path="/x"}, 110) = 0', []],
    ['nonsense', []],
  ])('%s', (line, expected) => {
    expect(new TraceReader('/p').read(line)).toEqual(expected);
  });

  it('is put together where another thread came between', () => {
    const reader = new TraceReader('/p');
    expect(reader.read('12 openat(AT_FDCWD</p>, "a", O_RDONLY <unfinished ...>')).toEqual([]);
    expect(reader.read('13 mkdir("b", 0777) = 0')).toEqual([{ kind: 'write', path: '/p/b' }]);
    expect(reader.read('12 <... openat resumed>) = 5</p/a>')).toEqual([{ kind: 'read', path: '/p/a' }]);
    expect(reader.read('12 execve("/usr/bin/node", ["node"], 0x1 /* 3 vars */) = 0')).toEqual([]);
    expect(reader.read('12 execve("/bin/sh", ["sh"], 0x1 /* 3 vars */) = 0')).toEqual([{ kind: 'spawn', path: '/bin/sh' }]);
  });
});

describe('open files', () => {
  it('of a process are those that it has open now, and how', () => {
    const path = fileURLToPath(import.meta.url);
    const handle = openSync(path, 'r');
    expect(openFiles(process.pid)).toContainEqual({ path, writes: false });
    closeSync(handle);
    expect(openFiles(process.pid)).not.toContainEqual({ path, writes: false });
    expect(openFiles(2 ** 30)).toEqual([]);
  });
});

describe('what was learnt', () => {
  it('is the smallest list, with ids and reasons of before', () => {
    const seen = new Observations('p');
    for (const name of ['a', 'b', 'c', 'd']) seen.sees('filesystem', 'read', `/p/data/${name}.txt`);
    for (const path of ['/p/out/x', '/usr/lib/x.so', '/etc/shadow']) seen.sees('filesystem', path === '/p/out/x' ? 'write' : 'read', path);
    for (const path of ['/p/dist/main.js', '/p/plugin.manifest.json']) seen.sees('filesystem', 'read', path);
    seen.take({ plugin: 'p', scope: 'network', permission: 'connect', target: 'api.example:443' });
    seen.take({ plugin: 'q', scope: 'network', permission: 'connect', target: 'other.example:443' });
    for (const method of ['kernel/storage.get', 'kernel/storage.get', 'echo/say']) seen.calls(method);
    seen.take({ plugin: 'p', scope: 'data', permission: 'storage', target: 'storage.get' });
    const manifest = manifestOf('p', [{ id: 'web', scope: 'network', permissions: ['connect'], hosts: ['*.example:443'], reason: 'Asks.' }]);
    const learnt = learntFrom(seen, manifest, '/p');
    expect(learnt.capabilities.map(({ id, scope, permissions, paths, hosts }) => [id, scope, permissions, paths ?? hosts])).toEqual([
      ['filesystem-read', 'filesystem', ['read'], ['./data/*']],
      ['filesystem-write', 'filesystem', ['write'], ['./out/x']],
      ['web', 'network', ['connect'], ['api.example:443']],
      ['data-storage', 'data', ['storage'], undefined],
    ]);
    expect(learnt.capabilities[2]?.reason).toBe('Asks.');
    expect([learnt.services, learnt.consumes]).toEqual([['storage.get'], ['echo/say']]);
    expect(learnt.notes).toEqual([expect.stringContaining('/etc/shadow, outside of its folder')]);
    const before = permitsOf({ services: [], consumes: [], capabilities: manifest.capabilities });
    expect(difference(before, permitsOf(learnt))).toEqual({
      more: ['call echo/say', 'data storage', 'filesystem read ./data/*', 'filesystem write ./out/x', 'service storage.get'],
      less: ['network connect *.example:443'],
    });
  });

  it('is more only where nothing that was there before includes it', () => {
    const before = ['service storage', 'filesystem read ./data/**', 'network connect *.example:443'];
    const within = ['service storage.get', 'filesystem read ./data/a/b', 'network connect api.example:443'];
    expect(difference(before, within)).toEqual({ more: [], less: before });
    const beyond = ['service storages.get', 'filesystem write ./data/a', 'network connect example:443', 'network listen api.example:443'];
    expect(difference(before, beyond).more).toEqual(beyond);
  });

  it.runIf(canTrace())('of a running plugin comes from the broker, the boundary and its system calls', async () => {
    const server = createServer((_, response) => response.end('hello'));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const folder = realpathSync(netPlugin(['nothing.example:1'], 'worker'));
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'a.txt'), 'x');
    const learning = new Observations('net', ['127.0.0.1']);
    const kernel = createKernel({ folders: [folder], learning, broker: { resolve: () => Promise.resolve(['127.0.0.1']) } });
    onTestFinished(() => kernel.stop());
    expect(await kernel.start()).toEqual([]);
    expect(await kernel.call('net', 'fetch', { url: `http://api.example:${String(port)}/` })).toEqual({ value: 'hello' });
    expect(await kernel.call('net', 'read', { path: 'data/a.txt' })).toEqual({ value: 'x' });
    expect(await kernel.call('net', 'write', { path: 'data/b.txt', text: 'y' })).toEqual({});
    await kernel.stop();
    const [found] = (await findPlugins([folder])).plugins;
    if (found === undefined) throw new Error('no plugin');
    const learnt = learntFrom(learning, found.manifest, folder);
    expect(permitsOf(learnt)).toEqual(['filesystem read ./data/a.txt', 'filesystem write ./data/b.txt', `network connect api.example:${String(port)}`]);
    expect(learnt.capabilities.map(({ id }) => id)).toEqual(['files', 'filesystem-write', 'out']);
    expect(learnt.notes.at(-1)).toContain('exercise every operation');
  });
});
