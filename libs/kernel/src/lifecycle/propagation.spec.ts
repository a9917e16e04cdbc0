import { describe, expect, it } from 'vitest';
import { wellBehaved } from '../../fixtures/fake-driver.ts';
import { fakeKernel, stopTime, type FakeKernel } from '../../fixtures/fake-kernel.ts';

const states = ({ kernel }: FakeKernel): Readonly<Record<string, string>> => Object.fromEntries(kernel.ps().map(({ id, state }) => [id, state]));

/** The order in which plugins came into a state. */
const order = ({ steps }: FakeKernel, state: string): string[] =>
  steps.filter(({ to, reason }) => to === state && reason !== 'enough').map(({ plugin }) => plugin);

// base <- middle <- top, and aside can do without base.
const tree = { base: {}, middle: { needs: ['base'] }, top: { needs: ['middle'] }, aside: { uses: ['base'] } };

describe('starting', () => {
  it('begins with a plugin as soon as those are ready that it depends on, whatever others do', async () => {
    stopTime();
    const fake = fakeKernel({ quick: {}, slow: {}, after: { needs: ['quick'] }, both: { needs: ['quick', 'slow'] } });
    fake.plugins.behaviour.set('slow', { ...wellBehaved, initialize: 'never' });
    const started = fake.kernel.start();
    await fake.reach(() => states(fake)['slow'] === 'starting' && states(fake)['after'] === 'ready');
    expect(states(fake)).toEqual({ after: 'ready', both: 'resolved', quick: 'ready', slow: 'starting' });
    expect((await fake.during(started)).map(({ code }) => code).sort()).toEqual(['kernel/dependency-failed', 'kernel/start-failed']);
    expect(states(fake)).toEqual({ after: 'ready', both: 'failed', quick: 'ready', slow: 'failed' });
  });

  it('has no more under way at once than it is told', async () => {
    stopTime();
    const ids = Array.from({ length: 9 }, (_, number) => `p${String(number)}`);
    const fake = fakeKernel(Object.fromEntries(ids.map((id) => [id, {}])), { limits: { parallelStarts: 2 } });
    for (const id of ids) fake.plugins.behaviour.set(id, { ...wellBehaved, initialize: 'never' });
    const started = fake.kernel.start();
    await fake.reach(() => fake.plugins.launched.length === 2);
    await fake.pass(50);
    expect(Object.values(states(fake)).filter((state) => state === 'starting')).toHaveLength(2);
    await fake.during(started);
    expect(fake.plugins.launched).toHaveLength(9);
  });
});

describe('stopping', () => {
  it('ends those first that need others', async () => {
    stopTime();
    const fake = fakeKernel(tree);
    await fake.start();
    await fake.during(fake.kernel.stop());
    const stopped = order(fake, 'stopped');
    expect(stopped.indexOf('top')).toBeLessThan(stopped.indexOf('middle'));
    expect(stopped.indexOf('middle')).toBeLessThan(stopped.indexOf('base'));
    expect(stopped.indexOf('aside')).toBeLessThan(stopped.indexOf('base'));
  });

  it("is over at the kernel's own deadline, whatever plugins promise themselves", async () => {
    stopTime();
    const fake = fakeKernel(
      { p: { lifecycle: { stopTimeoutMs: 60_000 } }, q: { needs: ['p'], lifecycle: { stopTimeoutMs: 60_000 } } },
      { limits: { stopTimeoutMs: 1_000 } },
    );
    await fake.start();
    for (const instance of fake.plugins.launched) instance.behaviour = { ...wellBehaved, stop: 'never' };
    const began = performance.now();
    await fake.during(fake.kernel.stop());
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(states(fake)).toEqual({ p: 'stopped', q: 'stopped' });
  });
});

describe('the loss of a plugin', () => {
  it('stops those that need it, the last first, and leaves those that only use it degraded; its return brings them back in order', async () => {
    stopTime();
    const fake = fakeKernel(tree);
    await fake.start();
    await fake.during(fake.kernel.quarantine('base', 'enough'));
    await fake.pass(50);
    expect(states(fake)).toEqual({ aside: 'degraded', base: 'quarantined', middle: 'stopped', top: 'stopped' });
    expect(order(fake, 'stopped')).toEqual(['top', 'middle']);
    expect(fake.kernel.ps()[0]?.reason).toBe('base, which it uses, is quarantined');
    expect(fake.kernel.ledger().filter(({ kind }) => kind === 'stop')).toMatchObject([
      { plugin: 'top', facts: { reason: 'base, which it needs, is quarantined' } },
      { plugin: 'middle', facts: { reason: 'base, which it needs, is quarantined' } },
    ]);
    const before = fake.steps.length;
    await fake.during(fake.kernel.thaw('base'));
    await fake.pass(50);
    expect(states(fake)).toEqual({ aside: 'ready', base: 'ready', middle: 'ready', top: 'ready' });
    expect(
      fake.steps
        .slice(before)
        .filter(({ to }) => to === 'ready')
        .map(({ plugin }) => plugin),
    ).toEqual(['base', 'aside', 'middle', 'top']);
  });

  it('does what the operator says for an edge, a plugin, or everybody', async () => {
    stopTime();
    for (const [onDependencyLost, expected] of [
      [{ 'middle -> base': 'continue' }, { aside: 'degraded', middle: 'degraded', top: 'ready' }],
      [{ aside: 'fail-fast' }, { aside: 'stopped', middle: 'stopped', top: 'stopped' }],
      [{ '*': 'continue' }, { aside: 'degraded', middle: 'degraded', top: 'ready' }],
    ] as const) {
      const fake = fakeKernel(tree, { lifecycle: { onDependencyLost } });
      await fake.start();
      await fake.during(fake.kernel.kill('base', 'enough'));
      await fake.pass(50);
      expect(states(fake)).toEqual({ base: 'failed', ...expected });
    }
  });

  it('is none where it crashes and comes back, or is exchanged', async () => {
    stopTime();
    const fake = fakeKernel({ ...tree, base: { lifecycle: { hotReload: false } } });
    await fake.start();
    const before = fake.steps.length;
    fake.plugins.alive('base')[0]?.crash();
    await fake.pass(50);
    await fake.during(fake.kernel.reload('base'));
    await fake.pass(50);
    expect(fake.steps.slice(before).filter(({ plugin }) => plugin !== 'base')).toEqual([]);
  });
});

describe('a circuit breaker', () => {
  it('refuses at once an operation that failed too often, with when to come again, and only that one', async () => {
    stopTime();
    const fake = fakeKernel({ p: { operations: ['work', 'rest'] } });
    const { kernel, plugins, during, pass } = fake;
    await fake.start();
    plugins.alive('p')[0]!.behaviour = { ...wellBehaved, calls: 'hold' };
    const attempts = Array.from({ length: 5 }, () => kernel.call('p', 'work', {}).catch((error: unknown) => error));
    await during(Promise.all(attempts));
    const refused = (await kernel.call('p', 'work', {}).catch((error: unknown) => error)) as { code: string; details: { retryAfterMs: number } };
    expect([refused.code, refused.details.retryAfterMs > 0, refused.details.retryAfterMs <= 1_000]).toEqual(['core/unavailable', true, true]);
    expect(kernel.inspect('p')?.breakers).toEqual([{ operation: 'work', position: 'open' }]);
    expect(kernel.ledger().filter(({ kind }) => kind === 'throttle')).toMatchObject([{ plugin: 'p', facts: { operation: 'work', code: 'core/timeout' } }]);
    plugins.alive('p')[0]!.behaviour = wellBehaved;
    expect(await during(kernel.call('p', 'rest', {}))).toEqual({});
    await pass(1_100);
    expect(await during(kernel.call('p', 'work', {}))).toEqual({});
    expect(kernel.inspect('p')?.breakers).toEqual([]);
  });
});
