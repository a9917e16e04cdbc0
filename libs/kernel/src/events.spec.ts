import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure, isAlive, spawnKernel, startKernel, temporaryFolder } from '../fixtures/start-kernel.ts';

interface Taken {
  readonly taken: string[];
  readonly messages: { id: string; type: string; to: string[]; method: string; from: string; data: Record<string, unknown> }[];
}

describe('events', () => {
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

describe('kill -9 of the kernel', () => {
  it('leaves no process and loses nothing that was accepted: the next kernel delivers it', async () => {
    const stateFolder = temporaryFolder();
    const child = spawnKernel('kernel-to-kill', stateFolder);
    let output = '';
    const accepted = (): number => output.split('accepted').length - 1;
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (accepted() >= 20) child.kill('SIGKILL');
    }
    const plugin = Number(/sink (\d+)/.exec(output)?.[1]);
    await expect.poll(() => isAlive(plugin), { timeout: 5_000 }).toBe(false);
    const { kernel, diagnostics } = await startKernel(['source', 'sink'], { stateFolder });
    expect(diagnostics).toEqual([]);
    await kernel.settled();
    const { taken } = (await kernel.call('sink', 'taken', {})) as Taken;
    const expected = Array.from({ length: accepted() }, (_, number) => `k#${String(number)}`);
    expect([...new Set(taken)].slice(0, accepted())).toEqual(expected);
    expect(readFileSync(join(stateFolder, 'ledger.jsonl'), 'utf8').match(/"kernel-start"/g)).toHaveLength(2);
  });
});
