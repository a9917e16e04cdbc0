import { describe, expect, it, onTestFinished } from 'vitest';
import { languages } from '../fixtures/languages.ts';
import { failure, fixture, isAlive, spawnKernel, startKernel, temporaryFolder } from '../fixtures/start-kernel.ts';
import { createKernel } from './create-kernel.ts';

interface Taken {
  readonly taken: string[];
  readonly messages: { id: string; type: string; to: string[]; method: string; from: string; data: Record<string, unknown> }[];
}

describe.each(languages)('events among plugins in $name', ({ startKernel }) => {
  it('reach every subscriber, as a broadcast where there are several', async () => {
    const { kernel } = await startKernel(['source', 'sink', 'witness']);
    const heard: string[] = [];
    kernel.onEvent(({ topic }) => heard.push(topic));
    const { id } = (await kernel.call('source', 'emit', { key: 'a', number: 1, extra: 'unknown to subscribers' })) as { id: string };
    await kernel.settled();
    const { messages } = (await kernel.call('sink', 'taken', {})) as Taken;
    expect(messages).toMatchObject([
      { id, type: 'broadcast', from: 'source', to: ['sink', 'witness'], method: 'things/made', data: { key: 'a', number: 1, failures: 0 } },
    ]);
    expect(Object.keys(messages[0]?.data ?? {})).not.toContain('extra');
    expect(((await kernel.call('witness', 'seen', {})) as Taken).messages).toMatchObject([{ id }]);
    expect(heard).toEqual(['things/made']);
    expect(kernel.stats().events).toEqual({ accepted: 1, pending: 0, dead: 0 });
  });

  it('of one key stay in order although one of them fails at first; other keys go past', async () => {
    const { kernel } = await startKernel(['source', 'sink'], { limits: { deliveryBackoffMs: 30 } });
    await kernel.call('source', 'emit', { key: 'a', number: 1, failures: 2 });
    await kernel.call('source', 'emit', { key: 'a', number: 2 });
    await kernel.call('source', 'emit', { key: 'b', number: 3 });
    await kernel.settled();
    const { taken, messages } = (await kernel.call('sink', 'taken', {})) as Taken;
    expect(taken).toEqual(['b#3', 'a#1', 'a#2']);
    expect(messages.filter(({ data }) => data['number'] === 1)).toHaveLength(3);
    expect(new Set(messages.filter(({ data }) => data['number'] === 1).map(({ id }) => id)).size).toBe(1);
  });

  it('that nobody manages to take go to the dead letters, and their key moves on', async () => {
    const { kernel } = await startKernel(['source', 'sink'], { limits: { deliveryBackoffMs: 1, deliveryAttempts: 3 } });
    await kernel.call('source', 'emit', { key: 'a', number: 1, failures: 99 });
    await kernel.call('source', 'emit', { key: 'a', number: 2 });
    await kernel.settled();
    expect(((await kernel.call('sink', 'taken', {})) as Taken).taken).toEqual(['a#2']);
    expect(kernel.deadLetters()).toMatchObject([{ plugin: 'sink', operation: 'take', attempts: 3, reason: 'core/conflict: Conflict: not yet.' }]);
    expect(kernel.ledger().filter(({ kind }) => kind === 'dead-letter')).toHaveLength(1);
    expect(kernel.stats().events.dead).toBe(1);
  });

  it('survive the crash of a subscriber', async () => {
    const { kernel } = await startKernel(['source', 'sink'], { limits: { deliveryBackoffMs: 5 } });
    await kernel.call('sink', 'die-next', {});
    await kernel.call('source', 'emit', { key: 'a', number: 1 });
    await kernel.settled();
    expect(((await kernel.call('sink', 'taken', {})) as Taken).taken).toEqual(['a#1']);
    expect(kernel.ps().find(({ id }) => id === 'sink')?.restarts).toBe(1);
  });

  it('are refused where they are not declared, do not fit, or are too many', async () => {
    const { kernel } = await startKernel(['source', 'sink'], { limits: { maxPendingDeliveries: 0 } });
    expect(await kernel.call('source', 'emit-wrong', {})).toEqual({ code: 'core/invalid' });
    expect((await failure(kernel.publish('source', 'unheard', {}))).code).toBe('core/forbidden');
    expect((await failure(kernel.publish('source', 'constructor', {}))).code).toBe('core/forbidden');
    expect((await failure(kernel.publish('source', 'made', { key: 'a', number: 1 }))).code).toBe('core/limit-exceeded');
  });

  it('are refused where they are larger than a message may be', async () => {
    const { kernel } = await startKernel(['source'], { limits: { maxMessageBytes: 10_000 } });
    expect((await failure(kernel.publish('source', 'made', { key: 'x'.repeat(20_000), number: 1 }))).code).toBe('core/limit-exceeded');
    expect(await kernel.publish('source', 'made', { key: 'x', number: 1 })).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of at-most-once are delivered, and not kept', async () => {
    const { kernel } = await startKernel(['source', 'sink']);
    await kernel.call('source', 'whisper', { key: 'a', number: 1 });
    await expect.poll(async () => ((await kernel.call('sink', 'taken', {})) as Taken).taken).toEqual(['a#1']);
    expect(kernel.stats().events).toEqual({ accepted: 1, pending: 0, dead: 0 });
  });
});

describe('dead letters', () => {
  it('are brought again when told, with all attempts before them, or forgotten', async () => {
    const { kernel } = await startKernel(['source', 'sink'], { limits: { deliveryBackoffMs: 1, deliveryAttempts: 2 } });
    for (const number of [1, 2]) await kernel.call('source', 'emit', { key: 'a', number, failures: 4 });
    await kernel.settled();
    const [first, second] = kernel.deadLetters().map(({ letter }) => letter);
    expect(await kernel.redeliver(first ?? 0)).toBe(true);
    await kernel.settled();
    expect(((await kernel.call('sink', 'taken', {})) as Taken).taken).toEqual([]);
    expect(await kernel.redeliver(first ?? 0)).toBe(true);
    expect(await kernel.redeliver(first ?? 0)).toBe(false);
    expect([await kernel.discard(second ?? 0), await kernel.discard(second ?? 0), await kernel.redeliver(second ?? 0)]).toEqual([true, false, false]);
    await kernel.settled();
    expect(((await kernel.call('sink', 'taken', {})) as Taken).taken).toEqual(['a#1']);
    expect([kernel.deadLetters(), kernel.stats().events.dead]).toEqual([[], 0]);
  });
});

describe('an event that is published again under its own id', () => {
  it('is one event: who acknowledged it does not get it again, not even from the next kernel', async () => {
    const stateFolder = temporaryFolder();
    const publish = async (ids: readonly string[]): Promise<{ taken: string[]; returned: string[] }> => {
      const { kernel } = await startKernel(['source', 'sink'], { stateFolder });
      const returned = [];
      for (const id of ids) returned.push(await kernel.publish('source', 'made', { key: id, number: 1 }, { id }));
      await kernel.settled();
      const { taken } = (await kernel.call('sink', 'taken', {})) as Taken;
      await kernel.stop();
      return { taken, returned };
    };
    expect(await publish(['one', 'two', 'one'])).toEqual({ taken: ['one#1', 'two#1'], returned: ['source/made/one', 'source/made/two', 'source/made/one'] });
    expect((await publish(['two', 'three', 'one'])).taken).toEqual(['one#1', 'two#1', 'three#1']);
  });

  it('needs an id that can be one', async () => {
    const { kernel } = await startKernel(['source']);
    for (const id of ['', 'a/b', 'x'.repeat(201)])
      expect((await failure(kernel.publish('source', 'made', { key: 'a', number: 1 }, { id }))).code).toBe('core/invalid');
  });
});

describe('a subscriber that is behind', () => {
  it('slows its publisher down; one that stays behind gets it refused', async () => {
    const limits = { maxPendingPerReceiver: 2, publishPatienceMs: 300, deliveryBackoffMs: 5 };
    const { kernel } = await startKernel(['source', 'sink'], { limits });
    const emit = (number: number, failures = 0): Promise<string> => kernel.publish('source', 'made', { key: 'a', number, failures });
    let most = 0;
    for (let number = 0; number < 20; number += 1) {
      await emit(number);
      most = Math.max(most, kernel.stats().events.pending);
    }
    expect(most).toBeLessThanOrEqual(2);
    await kernel.settled();
    const stuck = await startKernel(['source', 'sink'], { limits: { ...limits, deliveryBackoffMs: 5_000 } });
    await stuck.kernel.publish('source', 'made', { key: 'a', number: 1, failures: 1 });
    await stuck.kernel.publish('source', 'made', { key: 'a', number: 2 });
    expect(await failure(stuck.kernel.publish('source', 'made', { key: 'a', number: 3 }))).toMatchObject({
      code: 'core/limit-exceeded',
      message: expect.stringContaining('2 deliveries on their way to sink') as string,
    });
  });
});

describe('kill -9 of the kernel', () => {
  it('leaves no process, loses nothing that was accepted, and keeps the order of a key: only the last event of it may come twice', async () => {
    const stateFolder = temporaryFolder();
    let published = 0;
    for (let round = 0; round < 3; round += 1) {
      const child = spawnKernel('kernel-to-kill', stateFolder, String(published));
      let output = '';
      const accepted = (): number => output.split('accepted').length - 1;
      for await (const chunk of child.stdout) {
        output += String(chunk);
        if (accepted() >= 15) child.kill('SIGKILL');
      }
      const plugin = Number(/sink (\d+)/.exec(output)?.[1]);
      await expect.poll(() => isAlive(plugin), { timeout: 5_000 }).toBe(false);
      // One more may have been accepted without the answer having been seen.
      published += accepted() + 1;
    }
    const { kernel, diagnostics } = await startKernel(['source', 'sink'], { stateFolder });
    expect(diagnostics).toEqual([]);
    await kernel.settled();
    const { taken } = (await kernel.call('sink', 'taken', {})) as Taken;
    const numbers = taken.map((name) => Number(name.slice('k#'.length)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const missing = Array.from({ length: published }, (_, number) => number).filter((number) => !numbers.includes(number));
    // Of each round the one whose acceptance nobody saw may be missing.
    expect(missing.length).toBeLessThanOrEqual(3);
    expect(numbers.length - new Set(numbers).size).toBeLessThanOrEqual(3);
    expect(kernel.ledger().filter(({ kind }) => kind === 'kernel-start')).toHaveLength(4);
  });
});

it('events reach a subscriber that is yet to be launched', async () => {
  const kernel = createKernel({ folders: ['source', 'witness'].map(fixture), limits: { parallelStarts: 1 } });
  onTestFinished(() => kernel.stop());
  const states: (string | undefined)[] = [];
  kernel.onStep((plugin, { to }) => {
    if (plugin !== 'source' || to !== 'ready') return;
    states.push(kernel.ps().find(({ id }) => id === 'witness')?.state);
    void kernel.publish('source', 'made', { key: 'a', number: 1 });
  });
  await kernel.start();
  await kernel.settled();
  expect(states).toEqual(['resolved']);
  expect(((await kernel.call('witness', 'seen', {})) as Taken).messages).toHaveLength(1);
});
