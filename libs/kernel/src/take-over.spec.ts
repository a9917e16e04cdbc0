import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOf, type ManifestChange } from '../fixtures/manifest-copy.ts';
import { failure, isAlive, spawnKernel, startKernel, temporaryFolder, until } from '../fixtures/start-kernel.ts';
import { createKernel } from './create-kernel.ts';
import type { Kernel } from './kernel-options.ts';

const hot: ManifestChange = (manifest) => (manifest.lifecycle = { ...manifest.lifecycle, hotReload: true });

/** Call without end, so many at once, until told to stop; every failure is kept. */
function load(kernel: Kernel, plugin: string, atOnce: number): { stop(): Promise<{ readonly calls: number; readonly failures: unknown[] }> } {
  let going = true;
  let calls = 0;
  const failures: unknown[] = [];
  const caller = async (): Promise<void> => {
    while (going) {
      calls += 1;
      await kernel.call(plugin, 'say', { text: 'x' }, { timeoutMs: 20_000 }).catch((error: unknown) => failures.push(error));
    }
  };
  const callers = Array.from({ length: atOnce }, caller);
  return {
    async stop() {
      going = false;
      await Promise.all(callers);
      return { calls, failures };
    },
  };
}

describe.each(['worker', 'process'] as const)('a hot reload of a plugin in a %s', (minimum) => {
  it('fails no call under load, and the new code serves', async () => {
    const { folder, change } = copyOf('echo', hot);
    const kernel = createKernel({ folders: [folder], isolation: { minimum } });
    try {
      expect(await kernel.start()).toEqual([]);
      const under = load(kernel, 'echo', 20);
      for (const version of ['1.0.1', '1.0.2', '1.0.3']) {
        change((manifest) => (manifest.version = version));
        expect(await kernel.reload('echo')).toEqual([]);
      }
      const { calls, failures } = await under.stop();
      expect(failures).toEqual([]);
      expect(calls).toBeGreaterThan(100);
      expect(kernel.ps()[0]).toMatchObject({ version: '1.0.3', state: 'ready', restarts: 0 });
      expect(kernel.ledger().filter(({ kind }) => kind === 'reload')).toHaveLength(3);
    } finally {
      await kernel.stop();
    }
  });

  it('is backed out when the new code does not become ready, and says so; no call fails', async () => {
    const { folder, change } = copyOf('echo', hot);
    const kernel = createKernel({ folders: [folder], isolation: { minimum } });
    try {
      await kernel.start();
      const code = join(folder, 'dist/main.js');
      writeFileSync(code, 'throw new Error("this update is bad");');
      change((manifest) => (manifest.version = '2.0.0'));
      const under = load(kernel, 'echo', 5);
      const findings = await kernel.reload('echo');
      const { failures } = await under.stop();
      expect(findings.map(({ code: finding }) => finding)).toEqual(['kernel/reload-backed-out']);
      expect(findings[0]?.message).toMatch(/^echo 2\.0\.0 was backed out, and 1\.0\.0 goes on: its code ended before it was ready/);
      expect(failures).toEqual([]);
      expect(kernel.ps()[0]).toMatchObject({ version: '1.0.0', state: 'ready', restarts: 0 });
      expect(kernel.ledger().filter(({ kind }) => kind === 'rollback')).toMatchObject([{ plugin: 'echo', facts: { from: '2.0.0', to: '1.0.0' } }]);
    } finally {
      await kernel.stop();
    }
  });
});

describe('a spare', () => {
  it('serves at once when the code in service ends; another spare takes its place', async () => {
    const { kernel } = await startKernel(['echo'], { isolation: { minimum: 'process' }, lifecycle: { spares: ['echo'] } });
    await until(() => kernel.ps()[0]?.spare === true);
    const first = kernel.ps()[0]?.pid ?? 0;
    expect(await failure(kernel.call('echo', 'crash', {}))).toMatchObject({ code: 'core/unavailable' });
    // The answer to the call that ended it and the first call after it lie in one turn: nobody waits for a start.
    const crashed = performance.now();
    expect(await kernel.call('echo', 'say', { text: 'back' })).toMatchObject({ text: 'back' });
    expect(performance.now() - crashed).toBeLessThan(1_000);
    expect(kernel.ps()[0]).toMatchObject({ state: 'ready', restarts: 1 });
    expect(kernel.ps()[0]?.pid).not.toBe(first);
    expect(
      kernel
        .ledger()
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'start' || kind === 'crash'),
    ).toEqual(['start', 'crash', 'start']);
    await until(() => kernel.ps()[0]?.spare === true);
    const pids = kernel.ps().map(({ pid }) => pid ?? 0);
    await kernel.stop();
    await until(() => !pids.some(isAlive));
  });
});

describe('quarantine', () => {
  it('freezes a process, refuses calls, and lets it go on where it was', async () => {
    const { kernel } = await startKernel(['echo'], { isolation: { minimum: 'process' } });
    const pid = kernel.ps()[0]?.pid ?? 0;
    expect(await kernel.quarantine('echo', 'it looks odd')).toEqual([]);
    expect(kernel.ps()[0]).toMatchObject({ state: 'quarantined', reason: 'it looks odd', pid });
    expect(kernel.inspect('echo')).toMatchObject({ frozen: true, status: { state: 'quarantined' } });
    expect(await failure(kernel.call('echo', 'say', { text: 'x' }))).toMatchObject({
      code: 'core/unavailable',
      message: expect.stringContaining('it looks odd') as unknown,
    });
    expect((await kernel.quarantine('echo', 'twice')).map(({ code }) => code)).toEqual(['kernel/not-possible']);
    expect(await kernel.thaw('echo')).toEqual([]);
    expect(await kernel.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
    expect(kernel.ps()[0]).toMatchObject({ state: 'ready', pid });
    expect(
      kernel
        .ledger()
        .map(({ kind }) => kind)
        .slice(-3),
    ).toEqual(['quarantine', 'freeze', 'thaw']);
  });

  it('ends code that cannot be frozen, and an operator can end what is frozen', async () => {
    const { kernel } = await startKernel(['echo', 'warm']);
    await kernel.quarantine('echo', 'it looks odd');
    expect(kernel.inspect('echo')).toMatchObject({ frozen: false });
    expect(await kernel.thaw('echo')).toEqual([]);
    expect(await kernel.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
    await kernel.quarantine('warm', 'it looks odd');
    expect(await kernel.kill('warm', 'enough')).toEqual([]);
    expect(kernel.ps()[1]).toMatchObject({ state: 'failed', reason: 'enough' });
    expect(await kernel.reload('warm')).toEqual([]);
    expect(kernel.ps()[1]).toMatchObject({ state: 'ready' });
  });

  it('of a plugin that hangs freezes it, where the operator wants to see why', async () => {
    const { kernel } = await startKernel(['echo'], { isolation: { minimum: 'process' }, lifecycle: { onHang: 'quarantine' } });
    await failure(kernel.call('echo', 'hang', {}));
    await until(() => kernel.ps()[0]?.state === 'quarantined');
    expect(kernel.inspect('echo')).toMatchObject({ frozen: true });
    const processorTime = (): unknown =>
      readFileSync(`/proc/${String(kernel.ps()[0]?.pid)}/stat`, 'utf8')
        .split(' ')
        .slice(13, 15);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = processorTime();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(processorTime()).toEqual(before);
  });
});

describe('what an operator decided', () => {
  it('holds in the next kernel, as do crashes', async () => {
    const stateFolder = temporaryFolder();
    const options = { stateFolder, limits: { restartBudget: 2, restartBackoffMs: 1, restartJitter: 0 } };
    const first = await startKernel(['echo', 'warm', 'keeper'], options);
    await failure(first.kernel.call('echo', 'crash', {}));
    await first.kernel.call('echo', 'say', { text: 'x' });
    await first.kernel.disable('warm', 'not now');
    await first.kernel.quarantine('keeper', 'it looks odd');
    await first.kernel.stop();
    const second = await startKernel(['echo', 'warm', 'keeper'], options);
    expect(second.diagnostics.map(({ code }) => code)).toEqual(['kernel/plugin-quarantined', 'kernel/plugin-disabled']);
    expect(second.kernel.ps().map(({ id, state }) => [id, state])).toEqual([
      ['echo', 'ready'],
      ['keeper', 'quarantined'],
      ['warm', 'disabled'],
    ]);
    expect(second.kernel.inspect('echo')?.restarts.left).toBe(1);
    expect((await second.kernel.reload('warm')).map(({ code }) => code)).toEqual(['kernel/not-possible']);
    expect(await second.kernel.enable('warm')).toEqual([]);
    expect(await second.kernel.thaw('keeper')).toEqual([]);
    await second.kernel.stop();
    const third = await startKernel(['echo', 'warm', 'keeper'], options);
    expect(third.diagnostics).toEqual([]);
    expect(third.kernel.health().status).toBe('ok');
  });

  it('survives kill -9 of the kernel, and so do crashes', async () => {
    const stateFolder = temporaryFolder();
    const doomed = spawnKernel('kernel-in-trouble', stateFolder);
    await once(doomed.stdout, 'data');
    doomed.kill('SIGKILL');
    await once(doomed, 'exit');
    const { kernel, diagnostics } = await startKernel(['echo', 'warm', 'keeper'], { stateFolder });
    expect(diagnostics.map(({ code }) => code)).toEqual(['kernel/plugin-quarantined', 'kernel/plugin-disabled']);
    expect(kernel.inspect('echo')?.restarts).toMatchObject({ left: 3, crashes: [expect.any(Number), expect.any(Number)] });
    expect(kernel.inspect('keeper')?.status.reason).toBe('it looks odd');
  });
});
