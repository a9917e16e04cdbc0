import { describe, expect, it } from 'vitest';
import type { Caller } from '../../context.ts';
import { codeOf, tally } from '../fixtures/tally.ts';

interface Lease {
  readonly token: number;
  readonly expires: number;
}

const name = 'tally/door';
const acquire = (caller: Caller, more: object = {}): Promise<Lease> => caller.call('kernel/locks.acquire', { name, ttl: 1_000, ...more }) as Promise<Lease>;
const read = (caller: Caller): Promise<unknown> => caller.call('kernel/locks.read', { name });

describe('locks in memory', () => {
  it('are held until their deadline by the virtual clock, and tokens rise', async () => {
    const { caller, clock } = tally();
    const { token, expires } = await acquire(caller);
    expect(expires).toBe(clock.now() + 1_000);
    expect(await codeOf(acquire(caller))).toBe('core/conflict');
    await clock.advance(900);
    expect(await caller.call('kernel/locks.renew', { name, token, ttl: 500 })).toEqual({ expires: clock.now() + 500 });
    await clock.advance(499);
    expect(await read(caller)).toEqual({ leases: [{ plugin: 'tally', mode: 'exclusive', token, expires: clock.now() + 1 }], waiting: 0 });
    await clock.advance(1);
    expect(await codeOf(caller.call('kernel/locks.renew', { name, token, ttl: 500 }))).toBe('core/conflict');
    expect((await acquire(caller)).token).toBe(token + 1);
  });

  it('are waited for in line; the clock goes only as far as it takes', async () => {
    const { caller, clock } = tally();
    const start = clock.now();
    await acquire(caller);
    const [alone, ...together] = await Promise.all([acquire(caller, { wait: 5_000 }), ...[1, 2].map(() => acquire(caller, { wait: 5_000, shared: true }))]);
    expect(alone.expires).toBe(start + 2_000);
    expect(together.map(({ expires, token }) => [expires - start, token])).toEqual([
      [3_000, 3],
      [3_000, 4],
    ]);
    expect(clock.now()).toBe(start + 2_000);
    expect(await codeOf(acquire(caller, { wait: 300 }))).toBe('core/conflict');
    expect(clock.now()).toBe(start + 2_300);
  });

  it('are given back, once', async () => {
    const { caller } = tally();
    const { token } = await acquire(caller);
    const next = acquire(caller, { wait: 60_000 });
    expect(await caller.call('kernel/locks.release', { name, token })).toEqual({ released: true });
    expect(await caller.call('kernel/locks.release', { name, token })).toEqual({ released: false });
    expect((await next).token).toBe(token + 1);
  });

  it('end with a crash where they are bound to the code', async () => {
    const stub = tally();
    const { caller } = stub;
    await acquire(caller, { bound: true });
    stub.crash();
    const { token } = await acquire(caller);
    stub.crash();
    expect(await read(caller)).toMatchObject({ leases: [{ token }] });
  });

  it('are named after the plugin or what it imports, need the capability, and are bounded', async () => {
    const { caller } = tally();
    expect(await codeOf(acquire(caller, { name: 'other/door' }))).toBe('core/forbidden');
    for (let number = 0; number < 1_000; number += 1) await acquire(caller, { name: `bank/${String(number)}` });
    expect(await codeOf(acquire(caller))).toBe('core/limit-exceeded');
    const { caller: powerless } = tally(undefined, {}, { manifest: { ...tally().declaration.manifest, capabilities: [] } });
    expect(await codeOf(acquire(powerless))).toBe('core/forbidden');
  });
});
