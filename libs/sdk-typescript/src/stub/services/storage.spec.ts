import { describe, expect, it } from 'vitest';
import { codeOf, tally } from '../fixtures/tally.ts';

const set = (entries: Record<string, unknown>) => ({ entries: Object.entries(entries).map(([key, value]) => ({ key, value })) });

describe('storage in memory', () => {
  it('sets, gets, deletes, and says nothing of what is not there', async () => {
    const { caller } = tally();
    await caller.call('kernel/storage.set', set({ a: 1, b: null }));
    expect(await caller.call('kernel/storage.get', { key: 'b' })).toEqual({ value: null });
    expect(await caller.call('kernel/storage.get', { key: 'c' })).toEqual({});
    expect(await caller.call('kernel/storage.delete', { keys: ['a', 'c'] })).toEqual({ deleted: 1 });
  });

  it('lists by prefix in the order of UTF-8 bytes, a page at a time', async () => {
    const { caller } = tally();
    await caller.call('kernel/storage.set', set({ 'k\u{1F600}': 1, 'k\uFFFD': 2, ka: 3, other: 4 }));
    const first = await caller.call('kernel/storage.list', { prefix: 'k' });
    expect(first).toEqual({
      entries: [
        { key: 'ka', value: 3 },
        { key: 'k\uFFFD', value: 2 },
      ],
      next: 'k\uFFFD',
    });
    expect(await caller.call('kernel/storage.list', { prefix: 'k', after: 'k\uFFFD' })).toEqual({ entries: [{ key: 'k\u{1F600}', value: 1 }] });
  });

  it('refuses all of a write that goes beyond the disk of the plugin, and counts what is replaced and forgotten', async () => {
    const { caller, storage } = tally();
    const half = 'x'.repeat(600_000);
    await caller.call('kernel/storage.set', set({ a: half }));
    expect(await codeOf(caller.call('kernel/storage.set', set({ c: 1, b: half })))).toBe('core/limit-exceeded');
    expect([...storage.keys()]).toEqual(['a']);
    await caller.call('kernel/storage.set', set({ a: half }));
    await caller.call('kernel/storage.delete', { keys: ['a'] });
    await caller.call('kernel/storage.set', set({ b: half }));
    expect([...storage.keys()]).toEqual(['b']);
  });
});
