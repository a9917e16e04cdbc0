import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { copyOf } from '../../../fixtures/manifest-copy.ts';
import { fixture, spawnKernel, startKernel, temporaryFolder } from '../../../fixtures/start-kernel.ts';
import type { Kernel } from '../../kernel-options.ts';

const soon = { timeout: 20_000 };
const ttl = 60_000;

interface Answer {
  readonly token?: number;
  readonly error?: string;
  readonly leases?: readonly { readonly plugin: string; readonly token: number }[];
  readonly waiting?: number;
}

/** What a plugin asks of the service, as a function of its name. */
function asking(kernel: Kernel, plugin: string) {
  const ask = (operation: string) => (input: object) => kernel.call(plugin, operation, input) as Promise<Answer>;
  return { acquire: ask('acquire'), renew: ask('renew'), release: ask('release'), read: ask('read'), crash: () => kernel.call(plugin, 'crash', {}) };
}

/** Another plugin with the same code; it may name the locks of those it imports. */
function peerOf(...imports: readonly string[]): string {
  return copyOf('locker', (manifest) => {
    manifest.id = 'peer';
    manifest.dependencies = { ...manifest.dependencies, plugins: imports.map((id) => ({ id, range: '^1.0', optional: true })) };
  }).folder;
}

describe('locks of plugins', () => {
  it('are shared by whoever imports the plugin that they are named after, in turn, with rising tokens', async () => {
    const { kernel } = await startKernel([], { folders: [fixture('locker'), peerOf('locker')] });
    const [locker, peer] = [asking(kernel, 'locker'), asking(kernel, 'peer')];
    const name = 'locker/door';
    const { token: first = 0 } = await locker.acquire({ name, ttl });
    expect(await peer.acquire({ name, ttl })).toEqual({ error: 'core/conflict' });
    const next = peer.acquire({ name, ttl, wait: 15_000 });
    await expect.poll(async () => (await peer.read({ name })).waiting, soon).toBe(1);
    expect(await peer.release({ name, token: first })).toEqual({ released: false });
    expect(await locker.release({ name, token: first })).toEqual({ released: true });
    const { token: second = 0 } = await next;
    expect(second).toBeGreaterThan(first);
    expect((await locker.read({ name })).leases).toMatchObject([{ plugin: 'peer', token: second }]);
    expect(await locker.renew({ name, token: second, ttl })).toEqual({ error: 'core/conflict' });
  });

  it('of a plugin that is not imported cannot be named, and a name without a space is invalid', async () => {
    const { kernel } = await startKernel([], { folders: [fixture('locker'), peerOf()] });
    const { acquire, read } = asking(kernel, 'peer');
    expect(await acquire({ name: 'locker/door', ttl })).toEqual({ error: 'core/forbidden' });
    expect(await read({ name: 'locker/door' })).toEqual({ error: 'core/forbidden' });
    expect([await acquire({ name: 'door', ttl }), await acquire({ name: 'peer/door', ttl: 1 })]).toEqual([
      { error: 'core/invalid' },
      { error: 'core/invalid' },
    ]);
  });

  it('need the capability, and nobody stands in line who has lost it', async () => {
    const { kernel } = await startKernel([], { folders: [fixture('locker'), peerOf('locker')] });
    const [locker, peer] = [asking(kernel, 'locker'), asking(kernel, 'peer')];
    const name = 'locker/door';
    const { token } = await locker.acquire({ name, ttl });
    const next = peer.acquire({ name, ttl, wait: 15_000 });
    await expect.poll(async () => (await locker.read({ name })).waiting, soon).toBe(1);
    await kernel.revoke('peer', 'lock');
    expect(await peer.read({ name })).toEqual({ error: 'core/forbidden' });
    await locker.release({ name, token });
    expect(await next).toEqual({ error: 'core/forbidden' });
    expect((await locker.read({ name })).leases).toEqual([]);
  });

  it('end with the code that took them where it asked for that, and stay where it did not', async () => {
    const { kernel } = await startKernel(['locker']);
    const { acquire, read, crash } = asking(kernel, 'locker');
    await acquire({ name: 'locker/bound', ttl, bound: true });
    const { token } = await acquire({ name: 'locker/kept', ttl });
    await expect(crash()).rejects.toMatchObject({ code: 'core/unavailable' });
    expect(await read({ name: 'locker/bound' })).toEqual({ leases: [], waiting: 0 });
    expect((await read({ name: 'locker/kept' })).leases).toMatchObject([{ token }]);
  });

  it('are listed for an operator, who can end a lease: its holder is refused, the next one is served, and it stands on the ledger', async () => {
    const { kernel } = await startKernel([], { folders: [fixture('locker'), peerOf('locker')] });
    const [locker, peer] = [asking(kernel, 'locker'), asking(kernel, 'peer')];
    const name = 'locker/door';
    const { token = 0 } = await locker.acquire({ name, ttl });
    const next = peer.acquire({ name, ttl, wait: 15_000 });
    await expect.poll(() => kernel.locks()[0]?.waiting, soon).toEqual([{ plugin: 'peer', mode: 'exclusive' }]);
    expect(kernel.locks()).toMatchObject([{ name, leases: [{ plugin: 'locker', mode: 'exclusive', token, ttl, expires: expect.any(Number) as number }] }]);
    expect(await kernel.releaseLock(name, { token: token + 1 })).toEqual([]);
    expect(await kernel.releaseLock(name, { by: 'ops' })).toMatchObject([{ plugin: 'locker', token }]);
    expect(kernel.ledger().filter(({ kind }) => kind === 'release')).toMatchObject([{ plugin: 'locker', facts: { target: name, token, operator: 'ops' } }]);
    const { token: later = 0 } = await next;
    expect(later).toBeGreaterThan(token);
    expect(await locker.renew({ name, token, ttl })).toEqual({ error: 'core/conflict' });
    expect(await kernel.releaseLock('locker/window')).toEqual([]);
    await peer.release({ name, token: later });
    expect(kernel.locks()).toEqual([]);
  });

  it('lose whoever waits for them when the call is withdrawn or its deadline passes', async () => {
    const { kernel } = await startKernel(['locker']);
    const { acquire, release, read } = asking(kernel, 'locker');
    const name = 'locker/door';
    const { token } = await acquire({ name, ttl });
    const controller = new AbortController();
    const withdrawn = kernel.call('locker', 'acquire', { name, ttl, wait: 60_000 }, { signal: controller.signal });
    await expect.poll(async () => (await read({ name })).waiting, soon).toBe(1);
    controller.abort();
    await expect(withdrawn).rejects.toMatchObject({ code: 'core/cancelled' });
    await expect.poll(async () => (await read({ name })).waiting, soon).toBe(0);
    await kernel.call('locker', 'acquire', { name, ttl, wait: 60_000 }, { timeoutMs: 1_500 }).catch(() => undefined);
    await expect.poll(async () => (await read({ name })).waiting, soon).toBe(0);
    await release({ name, token });
    expect((await read({ name })).leases).toEqual([]);
  });
});

it('locks outlive kernels that are killed, and no token is told twice', { timeout: 60_000 }, async () => {
  const stateFolder = temporaryFolder();
  const told: [name: string, token: number][] = [];
  for (const ms of [5, 20, 45]) {
    const child = spawnKernel('locks-to-kill', stateFolder);
    const ended = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (!/(?:short \d+\n[^]*){2}/.test(said)) continue;
      await pause(ms);
      child.kill('SIGKILL');
    }
    await ended;
    told.push(...[...said.matchAll(/(\w+) (\d+)\n/g)].map(([, name = '', token]) => [name, Number(token)] as [string, number]));
  }
  const tokens = told.map(([, token]) => token);
  expect(tokens.length).toBeGreaterThan(4);
  expect(tokens).toEqual([...new Set(tokens)].sort((a, b) => a - b));
  // Held since the first kernel, which the others could not take it from.
  const held = told.filter(([name]) => name === 'long').map(([, token]) => token);
  expect(held).toEqual([tokens[0]]);
  const { kernel } = await startKernel(['locker'], { stateFolder });
  const { acquire, read, renew, release } = asking(kernel, 'locker');
  const name = 'locker/long';
  expect((await read({ name })).leases).toMatchObject([{ plugin: 'locker', token: tokens[0] }]);
  expect(await acquire({ name, ttl })).toEqual({ error: 'core/conflict' });
  expect(await renew({ name, token: tokens[0], ttl })).toMatchObject({ expires: expect.any(Number) as number });
  expect(await release({ name, token: tokens[0] })).toEqual({ released: true });
  expect((await acquire({ name, ttl })).token).toBeGreaterThan(Math.max(...tokens));
});
