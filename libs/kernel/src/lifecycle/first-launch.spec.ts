import { describe, expect, it } from 'vitest';
import { wellBehaved } from '../../fixtures/fake-driver.ts';
import { fakeKernel, stopTime, type FakeKernel } from '../../fixtures/fake-kernel.ts';
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts';
import { temporaryFolder } from '../../fixtures/start-kernel.ts';

const exits = { ...wellBehaved, initialize: 'exit' } as const;
const stranger = { ...wellBehaved, initialize: 'stranger' } as const;
const never = { ...wellBehaved, initialize: 'never' } as const;

/** While a kernel starts, time passes as fast as the machine is slow. */
const patient = { limits: { restartBudget: 1_000 } } as const;

const stateOf = ({ kernel }: FakeKernel, plugin = 'p'): string | undefined => kernel.ps().find(({ id }) => id === plugin)?.state;
const events = ({ steps }: FakeKernel): string[] => steps.filter(({ plugin }) => plugin === 'p').map(({ event }) => event);
const kinds = ({ kernel }: FakeKernel): string[] => kernel.ledger().flatMap(({ kind, plugin }) => (plugin === 'p' ? [kind] : []));

describe('a plugin whose code ends in its very first launch', () => {
  it('is launched again like one that crashes later, and calls wait for it', async () => {
    stopTime();
    const fake = fakeKernel({ p: {} }, patient);
    fake.plugins.behaviour.set('p', exits);
    expect((await fake.start()).map(({ code }) => code)).toEqual(['kernel/start-failed']);
    expect(stateOf(fake)).toBe('starting');
    fake.plugins.behaviour.delete('p');
    expect(await fake.during(fake.kernel.call('p', 'work', {}))).toEqual({});
    expect(stateOf(fake)).toBe('ready');
    // While the start was still under way, time enough for a second retry may have passed.
    const again = Array.from({ length: fake.plugins.launched.length - 1 }, () => 'retry');
    expect(again).toContain('retry');
    expect(events(fake)).toEqual(['verify', 'resolve', 'install', 'start', ...again, 'ready']);
  });

  it('is quarantined when its budget is spent, also in the kernels to come', async () => {
    stopTime();
    const stateFolder = temporaryFolder();
    const fake = fakeKernel({ p: {} }, { stateFolder, limits: { restartBudget: 2 } });
    fake.plugins.behaviour.set('p', exits);
    await fake.start();
    await fake.pass(5_000);
    expect([stateOf(fake), fake.plugins.launched.length]).toEqual(['quarantined', 3]);
    expect(fake.kernel.ps()[0]?.reason).toBe('it crashed more than 2 times within 60 s; the last time: its code ended before it was ready (exit code 1)');
    expect(kinds(fake)).toEqual(['load', 'crash', 'crash', 'crash', 'quarantine']);
    await fake.during(fake.kernel.stop());
    const store = openSqliteStore(stateFolder);
    expect(store.lives.read('p')).toMatchObject({ standing: 'quarantined', crashes: { length: 3 } });
    store.close();
  });

  it('is tried again after a reload by an operator as well, and after a thaw', async () => {
    stopTime();
    const fake = fakeKernel({ p: {} }, patient);
    const { kernel, during, plugins, pass } = fake;
    await fake.start();
    for (const [end, again] of [
      [() => kernel.kill('p', 'to see'), () => kernel.reload('p')],
      [() => kernel.quarantine('p', 'to see'), () => kernel.thaw('p')],
    ] as const) {
      await during(end());
      // Nothing frozen is left to go on.
      for (const instance of plugins.alive('p')) instance.crash();
      plugins.behaviour.set('p', exits);
      expect((await during(again())).map(({ code }) => code)).toEqual(['kernel/start-failed']);
      expect(stateOf(fake)).toBe('starting');
      plugins.behaviour.delete('p');
      await pass(2_000);
      expect(stateOf(fake)).toBe('ready');
    }
  });

  it('is stopped while it waits for its next launch', async () => {
    stopTime();
    const fake = fakeKernel({ p: {} }, { limits: { restartBackoffMs: 60_000 } });
    fake.plugins.behaviour.set('p', exits);
    await fake.start();
    await fake.during(fake.kernel.disable('p', 'enough'));
    await fake.pass(5_000);
    expect([stateOf(fake), fake.plugins.launched.length]).toEqual(['disabled', 1]);
  });

  it('stays failed where its manifest wants no restarts', async () => {
    stopTime();
    const fake = fakeKernel({ p: { lifecycle: { onCrash: 'stop' } } });
    fake.plugins.behaviour.set('p', exits);
    await fake.start();
    await fake.pass(5_000);
    expect([stateOf(fake), fake.plugins.launched.length]).toEqual(['failed', 1]);
    expect(kinds(fake)).toEqual(['load', 'give-up']);
  });
});

describe('a plugin whose code cannot serve', () => {
  it.each([
    ['that speaks another protocol', stranger],
    ['that does not answer in time', never],
  ])('%s stays failed', async (_, behaviour) => {
    stopTime();
    const fake = fakeKernel({ p: {} });
    fake.plugins.behaviour.set('p', behaviour);
    expect((await fake.start()).map(({ code }) => code)).toEqual(['kernel/start-failed']);
    await fake.pass(5_000);
    expect([stateOf(fake), fake.plugins.launched.length]).toEqual(['failed', 1]);
    expect(kinds(fake)).toEqual(['load', 'give-up']);
  });
});

describe('a plugin that misses one that it needs', () => {
  const both = { p: { needs: ['q'] }, q: {} };

  it('is not started before that one has come up, however often its code ends before', async () => {
    stopTime();
    const fake = fakeKernel(both, patient);
    fake.plugins.behaviour.set('q', exits);
    expect((await fake.start()).map(({ code }) => code).sort()).toEqual(['kernel/dependency-failed', 'kernel/start-failed']);
    await fake.pass(150);
    expect([stateOf(fake), stateOf(fake, 'q')]).toEqual(['failed', 'starting']);
    fake.plugins.behaviour.delete('q');
    await fake.pass(1_000);
    await fake.reach(() => stateOf(fake) === 'ready');
    expect(fake.steps.filter(({ to }) => to === 'ready').map(({ plugin }) => plugin)).toEqual(['q', 'p']);
  });

  it('is started when that one comes up later than the kernel', async () => {
    stopTime();
    const fake = fakeKernel(both);
    fake.plugins.behaviour.set('q', stranger);
    expect((await fake.start()).map(({ code }) => code).sort()).toEqual(['kernel/dependency-failed', 'kernel/start-failed']);
    expect([stateOf(fake), stateOf(fake, 'q')]).toEqual(['failed', 'failed']);
    fake.plugins.behaviour.delete('q');
    await fake.during(fake.kernel.reload('q'));
    await fake.reach(() => stateOf(fake) === 'ready');
  });

  it('is told so when it is enabled, and started when that one is back', async () => {
    stopTime();
    for (const off of ['disable', 'kill', 'unload'] as const) {
      const fake = fakeKernel(both);
      const { kernel, during, reach } = fake;
      await fake.start();
      await during(kernel.disable('p', 'to see'));
      await during(kernel[off]('q', 'to see'));
      expect((await during(kernel.enable('p'))).map(({ code }) => code)).toEqual(['kernel/dependency-failed']);
      expect(kernel.ps()[0]).toMatchObject({ state: 'failed', reason: 'p is not started, because q, which it needs, did not start.' });
      await during(off === 'disable' ? kernel.enable('q') : kernel.reload('q'));
      await reach(() => stateOf(fake) === 'ready');
    }
  });

  it('which never ran in this kernel, is started when that one is enabled', async () => {
    stopTime();
    const stateFolder = temporaryFolder();
    const store = openSqliteStore(stateFolder);
    for (const plugin of ['p', 'q']) await store.lives.write(plugin, { crashes: [], standing: 'disabled' });
    store.close();
    const fake = fakeKernel(both, { stateFolder });
    const { kernel, during, reach } = fake;
    await fake.start();
    expect((await during(kernel.enable('p'))).map(({ code }) => code)).toEqual(['kernel/dependency-failed']);
    expect(kernel.ps()[0]).toMatchObject({ state: 'failed', reason: 'p is not started, because q, which it needs, did not start.' });
    expect(await during(kernel.enable('q'))).toEqual([]);
    await reach(() => stateOf(fake) === 'ready');
  });

  it('and that an operator switched off meanwhile stays off', async () => {
    stopTime();
    const fake = fakeKernel(both);
    const { kernel, during, pass } = fake;
    fake.plugins.behaviour.set('q', stranger);
    await fake.start();
    await during(kernel.disable('p', 'enough'));
    fake.plugins.behaviour.delete('q');
    await during(kernel.reload('q'));
    await pass(500);
    expect([stateOf(fake), stateOf(fake, 'q')]).toEqual(['disabled', 'ready']);
  });

  it('and was killed after it had come up is not started by the return of that one', async () => {
    stopTime();
    const fake = fakeKernel(both);
    const { kernel, during, pass, reach } = fake;
    fake.plugins.behaviour.set('q', stranger);
    await fake.start();
    fake.plugins.behaviour.delete('q');
    await during(kernel.reload('q'));
    await reach(() => stateOf(fake) === 'ready');
    await during(kernel.kill('p', 'enough'));
    await during(kernel.kill('q', 'enough'));
    await during(kernel.reload('q'));
    await pass(500);
    expect([stateOf(fake), stateOf(fake, 'q')]).toEqual(['failed', 'ready']);
  });
});
