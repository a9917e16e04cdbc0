import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKernel } from './create-kernel.ts';
import { languages, languagesAtLevels } from '../fixtures/languages.ts';
import { failure, fixture, isAlive, spawnKernel, startKernel, temporaryFolder, until } from '../fixtures/start-kernel.ts';
import type { Kernel } from './kernel-options.ts';
import { processDriver } from './isolation/process/process-driver.ts';
import { workerDriver } from './isolation/worker/worker-driver.ts';

describe.each(languagesAtLevels)('a plugin in $name that fails', ({ startKernel }) => {
  it('is restarted after a crash; calls under way fail, later ones wait', async () => {
    const { kernel } = await startKernel(['echo']);
    const underWay = failure(kernel.call('echo', 'slow', { ms: 250 }));
    expect((await failure(kernel.call('echo', 'crash', {}))).code).toBe('core/unavailable');
    expect((await underWay).code).toBe('core/unavailable');
    expect(await kernel.call('echo', 'say', { text: 'back' })).toMatchObject({ text: 'back' });
    expect(kernel.ps()[0]).toMatchObject({ state: 'ready', restarts: 1 });
    expect(kernel.ledger().map(({ kind }) => kind)).toEqual(['kernel-start', 'load', 'start', 'crash', 'start']);
  });

  it('is killed when it hangs, and serves again', async () => {
    const { kernel } = await startKernel(['echo']);
    expect((await failure(kernel.call('echo', 'hang', {}))).code).toBe('core/timeout');
    await until(() => kernel.ps()[0]?.restarts === 1);
    expect(await kernel.call('echo', 'say', { text: 'back' })).toMatchObject({ text: 'back' });
    expect(kernel.logs({ level: 'error' }).map(({ message }) => message)).toEqual(['echo ended: it hung: no answer to a health check']);
  });

  it('is quarantined when its restart budget is spent, and can be brought back', async () => {
    const { kernel } = await startKernel(['echo'], { limits: { restartBudget: 1, restartBackoffMs: 1 } });
    await failure(kernel.call('echo', 'crash', {}));
    await failure(kernel.call('echo', 'crash', {}));
    await until(() => kernel.ps()[0]?.state === 'quarantined');
    expect((await failure(kernel.call('echo', 'say', { text: 'x' }))).code).toBe('core/unavailable');
    expect(kernel.health()).toMatchObject({ status: 'degraded', plugins: [{ id: 'echo', state: 'quarantined' }] });
    expect(await kernel.reload('echo')).toEqual([]);
    expect(await kernel.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
    expect(kernel.health().status).toBe('ok');
  });
});

describe('plugins that do not start', () => {
  it('are explained, each by its code, and hold up nobody else', async () => {
    const { kernel, diagnostics } = await startKernel(
      ['echo', 'broken/silent', 'broken/absent', 'broken/throws', 'broken/dependent', 'broken/unlocked', 'broken/walled'],
      { isolation: { drivers: [workerDriver, processDriver] }, limits: { restartBudget: 0 } },
    );
    expect(diagnostics.map(({ code, severity }) => [code, severity]).sort()).toEqual([
      ['kernel/dependency-failed', 'error'],
      ['kernel/isolation-unavailable', 'error'],
      ['kernel/no-entrypoint', 'error'],
      ['kernel/service-locked', 'error'],
      ['kernel/start-failed', 'error'],
      ['kernel/start-failed', 'error'],
    ]);
    const messages = diagnostics.map(({ message }) => message).join('\n');
    expect(messages).toContain('silent did not start: No answer within 200 ms to $/initialize');
    expect(messages).toContain('throws did not start: its code ended before it was ready (this plugin does not load)');
    expect(messages).toContain('dependent is not started, because throws, which it needs, did not start.');
    expect(kernel.ps().map(({ id, state }) => [id, state])).toEqual([
      ['absent', 'failed'],
      ['dependent', 'failed'],
      ['echo', 'ready'],
      ['silent', 'failed'],
      ['throws', 'quarantined'],
      ['unlocked', 'failed'],
      ['walled', 'failed'],
    ]);
    expect(kernel.ps().filter(({ state, reason }) => state === 'failed' && reason === undefined)).toEqual([]);
    expect(kernel.ps()[0]?.reason).toBe('absent has no code to run: dist/main.js is missing.');
    expect(await failure(kernel.call('absent', 'run', {}))).toMatchObject({
      code: 'core/unavailable',
      message: expect.stringContaining('has no code to run') as unknown,
    });
    expect((await failure(kernel.call('nobody', 'run', {}))).code).toBe('core/not-found');
    expect(kernel.health().status).toBe('degraded');
    expect(await kernel.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
  });

  it('are in ps also where the dependencies or the configuration as a whole exclude them', async () => {
    const lonely = await startKernel(['echo', 'broken/dependent']);
    expect(lonely.kernel.ps().map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['dependent', 'failed', expect.stringContaining('which is not installed')],
      ['echo', 'ready', undefined],
    ]);
    const unread = await startKernel(['echo'], { config: { flags: ['nonsense'] } });
    expect(unread.kernel.ps().map(({ id, state, reason }) => [id, state, reason])).toEqual([['echo', 'failed', unread.diagnostics[0]?.message]]);
  });

  it('can be brought back when they are mended, and are stopped with the rest', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'plugwright.config.json');
    writeFileSync(file, '{"warm": {"greeting": 7}}');
    const { kernel, diagnostics } = await startKernel(['warm', 'echo'], { config: { file }, isolation: { minimum: 'process' } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/config-invalid']);
    expect((await kernel.reload('warm')).map(({ code }) => code)).toEqual(['kernel/config-invalid']);
    writeFileSync(file, '{"warm": {"greeting": "mended"}}');
    expect(await Promise.all([kernel.reload('warm'), kernel.reload('warm')])).toEqual([[], []]);
    expect(kernel.ps().map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['echo', 'ready', undefined],
      ['warm', 'ready', undefined],
    ]);
    const pids = kernel.ps().map(({ pid }) => pid ?? 0);
    await kernel.stop();
    expect(pids.some(isAlive)).toBe(false);
  });

  it('says when a folder holds none', async () => {
    const { diagnostics } = await startKernel(['broken/none']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/no-plugins']);
  });
});

describe.each(languages)('reload of a plugin in $name', ({ startKernel }) => {
  it('gives the running code its new configuration where the spec allows it, else restarts it', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'plugwright.config.json');
    const greet = async (kernel: Kernel, id: string): Promise<unknown> =>
      ((await kernel.call(id, 'describe', {})) as { description: { config: { greeting: string } } }).description.config.greeting;
    writeFileSync(file, '{"warm": {"greeting": "one"}, "echo": {"greeting": "one"}}');
    const { kernel } = await startKernel(['warm', 'echo'], { config: { file }, isolation: { minimum: 'process' } });
    const pids = (): unknown[] => kernel.ps().map(({ pid }) => pid);
    const [echo, warm] = pids();
    writeFileSync(file, '{"warm": {"greeting": "two"}, "echo": {"greeting": "two"}}');
    expect(await greet(kernel, 'warm')).toBe('one');
    expect([...(await kernel.reload('warm')), ...(await kernel.reload('echo'))]).toEqual([]);
    expect([await greet(kernel, 'warm'), await greet(kernel, 'echo')]).toEqual(['two', 'two']);
    expect(pids()[1]).toBe(warm);
    expect(pids()[0]).not.toBe(echo);
    writeFileSync(file, '{"warm": {"greeting": 7}}');
    expect((await kernel.reload('warm')).map(({ code }) => code)).toEqual(['kernel/config-invalid']);
    expect(await greet(kernel, 'warm')).toBe('two');
  });

  it('drops no call, and several at once come to one end', async () => {
    const { kernel } = await startKernel(['echo']);
    const calls: Promise<unknown>[] = [];
    const feeding = setInterval(() => calls.push(kernel.call('echo', 'say', { text: 'x' })), 2);
    expect(await Promise.all([kernel.reload('echo'), kernel.reload('echo')])).toEqual([[], []]);
    clearInterval(feeding);
    expect((await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected')).toEqual([]);
    const reloading = kernel.reload('echo');
    await kernel.stop();
    await reloading;
    expect(kernel.ps()[0]?.state).toBe('stopped');
  });
});

describe.each(languages)('stopping a plugin in $name', ({ startKernel }) => {
  it('lets calls under way end, refuses new ones, and leaves no process', async () => {
    const { kernel } = await startKernel(['echo', 'keeper'], { isolation: { minimum: 'process' } });
    const pids = kernel.ps().map(({ pid }) => pid!);
    expect(pids.every(isAlive)).toBe(true);
    const underWay = kernel.call('echo', 'slow', { ms: 150 });
    await until(() => kernel.ps()[0]?.serving === 1);
    const stopped = kernel.stop();
    expect((await failure(kernel.call('echo', 'say', { text: 'late' }))).code).toBe('core/unavailable');
    expect(await underWay).toMatchObject({ done: true });
    await stopped;
    expect(pids.some(isAlive)).toBe(false);
  });

  it('ends a plugin that does not want to, after its stop timeout', async () => {
    const { kernel } = await startKernel(['echo'], { isolation: { minimum: 'process' } });
    const pid = kernel.ps()[0]?.pid ?? 0;
    void failure(kernel.call('echo', 'hang', {}));
    await until(() => kernel.ps()[0]?.serving === 1);
    const started = performance.now();
    await kernel.stop();
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('stopping', () => {
  it('by kill -9 ends a plugin that is too busy to see it', async () => {
    const kernel = spawnKernel('busy-kernel');
    const [said] = (await once(kernel.stdout, 'data')) as [Buffer];
    const plugin = Number(/^echo (\d+)/.exec(String(said))?.[1]);
    expect(isAlive(plugin)).toBe(true);
    kernel.kill('SIGKILL');
    await until(() => !isAlive(plugin));
  });

  it('may come while the kernel starts, and twice', async () => {
    const kernel = createKernel({ folders: [fixture('echo'), fixture('broken/silent')] });
    const started = kernel.start();
    await until(() => kernel.ps().length > 0);
    await Promise.all([kernel.stop(), kernel.stop()]);
    await started;
    expect(kernel.ps().filter(({ state }) => state !== 'stopped' && state !== 'failed')).toEqual([]);
    expect((await failure(kernel.call('echo', 'say', { text: 'x' }))).code).toBe('core/unavailable');
  });
});
