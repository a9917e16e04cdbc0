import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LockWorld } from '../../../fixtures/lock-world.ts';

const plugins = ['alpha', 'beta', 'gamma'] as const;
const names = ['alpha/one', 'alpha/two'] as const;

const plugin = fc.constantFrom(...plugins);
const ttl = fc.integer({ min: 100, max: 1_000 });
const pick = fc.nat({ max: 20 });

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        plugin,
        name: fc.constantFrom(...names),
        mode: fc.constantFrom('exclusive' as const, 'exclusive' as const, 'shared' as const),
        ttl,
        wait: fc.constantFrom(0, 200, 5_000),
        bound: fc.boolean(),
      })
      .map((request) => ({ do: 'acquire' as const, request })),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('renew' as const), pick, ttl }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), pick }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 600 }) }) },
  { weight: 6, arbitrary: fc.constant({ do: 'commit' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'full-disk' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), plugin }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
);

it('never lets two hold what one may hold, never gives a token twice, and serves in order, whatever ends when', { timeout: 60_000 }, async () => {
  let told = 0;
  let waited = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const world = new LockWorld();
      for (const one of steps) {
        if (one.do === 'acquire') world.acquire(one.request);
        else if (one.do === 'renew') world.renew(one.pick, one.ttl);
        else if (one.do === 'release') world.release(one.pick);
        else if (one.do === 'withdraw') world.withdraw(one.pick);
        else if (one.do === 'advance') await world.advance(one.ms);
        else if (one.do === 'commit') await world.commit();
        else if (one.do === 'full-disk') await world.fillDisk();
        else if (one.do === 'crash') await world.crash(one.plugin);
        else await world.kill();
        await world.settle();
        expect(world.violations()).toEqual([]);
      }
      await world.finish();
      expect(world.violations()).toEqual([]);
      expect(world.leftOver()).toEqual({ open: 0, leases: 0, rows: 0 });
      told += world.told;
      waited += world.toldAfterWaiting;
    }),
    { numRuns: 400 },
  );
  // It is not true of nothing.
  expect(told).toBeGreaterThan(500);
  expect(waited).toBeGreaterThan(50);
});
