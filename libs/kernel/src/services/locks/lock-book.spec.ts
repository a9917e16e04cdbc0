import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { openSqliteStore } from '../../storage/sqlite/sqlite-store.ts';
import { TimerWheel } from '../../timers/wheel.ts';
import type { CallingCode } from '../service.ts';
import { LockBook } from './lock-book.ts';
import type { LockRequest } from './lock-request.ts';

const code: CallingCode = { gone: false, exited: () => new Promise(() => undefined) };
const request: LockRequest = { plugin: 'a', name: 'a/x', mode: 'exclusive', ttl: 10_000, wait: 0, bound: false, code, signal: new AbortController().signal };
const shared: LockRequest = { ...request, mode: 'shared' };
const waiting = 5_000;

/** A book over a real store; `reopen` is another kernel over the same one. */
function bookOver(now: () => number = Date.now, maxPerPlugin = 5) {
  const wheel = new TimerWheel();
  const folder = temporaryFolder();
  let store = openSqliteStore(folder);
  const open = (): LockBook => {
    // The one before hears and writes nothing any more.
    wheel.clear();
    store.close();
    store = openSqliteStore(folder);
    return new LockBook({ store: store.leases, now, later: (ms, run) => wheel.schedule(ms, run), maxPerPlugin, mayHold: () => true });
  };
  onTestFinished(() => {
    wheel.clear();
    store.close();
  });
  return { book: open(), reopen: open, leases: () => store.leases };
}

const codeOf = async (answer: () => Promise<unknown>): Promise<unknown> => {
  try {
    await answer();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('LockBook', () => {
  it('lets shared leases be held together, and none overtake an exclusive one that waits', async () => {
    const { book } = bookOver();
    const [one, two] = [await book.acquire(shared), await book.acquire({ ...shared, plugin: 'b' })];
    const alone = book.acquire({ ...request, plugin: 'c', wait: waiting });
    expect(await codeOf(() => book.acquire({ ...shared, plugin: 'd' }))).toBe('core/conflict');
    const behind = book.acquire({ ...shared, plugin: 'd', wait: waiting });
    expect(book.read('a/x')).toMatchObject({ leases: [{ token: one.token }, { token: two.token }], waiting: 2 });
    await book.release('a', 'a/x', one.token);
    await book.release('b', 'a/x', two.token);
    const third = await alone;
    expect(book.read('a/x')).toMatchObject({ leases: [{ plugin: 'c', mode: 'exclusive' }], waiting: 1 });
    await book.release('c', 'a/x', third.token);
    expect((await behind).token).toBeGreaterThan(third.token);
  });

  it('lets those who are behind somebody that gives up be served', async () => {
    const { book } = bookOver();
    await book.acquire(shared);
    const patience = new AbortController();
    const alone = codeOf(() => book.acquire({ ...request, plugin: 'c', wait: waiting, signal: patience.signal }));
    const behind = book.acquire({ ...shared, plugin: 'd', wait: waiting });
    patience.abort();
    expect(await alone).toBe('core/cancelled');
    expect((await behind).plugin).toBe('d');
  });

  it('gives up waiting in time, and serves the next when a lease ends by itself', async () => {
    const { book } = bookOver();
    await book.acquire({ ...request, ttl: 200 });
    const before = Date.now();
    expect(await codeOf(() => book.acquire({ ...request, plugin: 'b', wait: 20 }))).toBe('core/conflict');
    const { plugin } = await book.acquire({ ...request, plugin: 'c', wait: waiting });
    expect([plugin, Date.now() - before >= 190]).toEqual(['c', true]);
  });

  it('serves only those who were given a lease, and only until its end', async () => {
    let now = 1_000_000;
    const { book } = bookOver(() => now);
    const { token } = await book.acquire(request);
    expect(await codeOf(() => book.renew('b', 'a/x', token, 10_000))).toBe('core/conflict');
    expect([await book.release('b', 'a/x', token), await book.release('a', 'a/y', token)]).toEqual([false, false]);
    now += 9_999;
    expect(await book.renew('a', 'a/x', token, 10_000)).toBe(now + 10_000);
    now += 10_000;
    expect(await codeOf(() => book.renew('a', 'a/x', token, 10_000))).toBe('core/conflict');
    expect((await book.acquire({ ...request, plugin: 'b' })).token).toBe(token + 1);
  });

  it('counts leases and places in line of a plugin, and forgets what is over', async () => {
    const { book } = bookOver(Date.now, 3);
    const { token } = await book.acquire(request);
    await book.acquire({ ...request, name: 'a/y' });
    const inLine = book.acquire({ ...request, wait: waiting });
    expect(await codeOf(() => book.acquire({ ...request, name: 'a/z' }))).toBe('core/limit-exceeded');
    expect((await book.acquire({ ...request, plugin: 'b', name: 'a/z' })).plugin).toBe('b');
    await book.release('a', 'a/x', token);
    await inLine;
    expect((await book.acquire({ ...request, name: 'a/w' })).name).toBe('a/w');
  });

  it('takes up what is on the disk, and lets no lease last longer than it was given for where the clock was set back', async () => {
    let now = 1_000_000;
    const { book, reopen } = bookOver(() => now);
    const { token } = await book.acquire(request);
    const { token: last } = await book.acquire({ ...request, name: 'a/y', ttl: 100 });
    now += 5_000;
    const second = reopen();
    expect(second.read('a/x').leases).toMatchObject([{ token, expires: 1_010_000 }]);
    expect(second.read('a/y').leases).toEqual([]);
    now -= 500_000;
    const third = reopen();
    expect(third.read('a/x').leases).toMatchObject([{ token, expires: now + 10_000 }]);
    expect((await third.acquire({ ...request, name: 'a/y' })).token).toBe(last + 1);
  });

  it('knows from a later lease that an earlier one was over, although the disk did not hear of its end', async () => {
    const { reopen, leases } = bookOver();
    const stale = { token: 1, name: 'a/x', plugin: 'a', mode: 'exclusive', ttl: 10_000, expires: Date.now() + 10_000 } as const;
    await leases().put(stale);
    await leases().put({ ...stale, token: 2, plugin: 'b', mode: 'shared' });
    await leases().put({ ...stale, token: 3, plugin: 'c', mode: 'shared' });
    const book = reopen();
    expect(book.read('a/x').leases.map(({ token }) => token)).toEqual([2, 3]);
    expect(await codeOf(() => book.renew('a', 'a/x', 1, 10_000))).toBe('core/conflict');
    await expect.poll(() => leases().all().length).toBe(2);
  });

  it('renews nothing that is given back meanwhile', async () => {
    const { book } = bookOver();
    const { token } = await book.acquire(request);
    const renewing = codeOf(() => book.renew('a', 'a/x', token, 10_000));
    expect(await book.release('a', 'a/x', token)).toBe(true);
    expect(await renewing).toBe('core/conflict');
  });

  it('answers nothing that is not on the disk', async () => {
    const { book } = bookOver();
    const lease = book.acquire(request);
    expect(book.read('a/x').leases).toEqual([]);
    const { token } = await lease;
    expect(book.read('a/x').leases).toMatchObject([{ token }]);
  });
});
