import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.ts';

const limits = { breakerFailures: 3, breakerOpenMs: 100 };

describe('Breaker', () => {
  it('opens after failures in a row, tries one call after a while, and stays open longer when that fails', () => {
    const breaker = new Breaker(limits);
    expect([breaker.failed(0), breaker.failed(0)]).toEqual([false, false]);
    breaker.succeeded();
    expect([breaker.failed(0), breaker.failed(0), breaker.failed(0)]).toEqual([false, false, true]);
    expect([breaker.admit(40), breaker.position]).toEqual([60, 'open']);
    expect([breaker.admit(100), breaker.position]).toEqual([0, 'trying']);
    expect(breaker.admit(100)).toBe(100);
    expect(breaker.failed(110)).toBe(true);
    expect(breaker.admit(120)).toBe(190);
    expect(breaker.admit(310)).toBe(0);
    breaker.succeeded();
    expect([breaker.closed, breaker.admit(311)]).toEqual([true, 0]);
  });

  it('lets another call try when the one that was to decide was withdrawn', () => {
    const breaker = new Breaker(limits);
    for (let times = 0; times < 3; times += 1) breaker.failed(0);
    expect(breaker.admit(100)).toBe(0);
    breaker.withdrawn();
    expect(breaker.admit(101)).toBe(0);
  });

  it('counts the calls that one crash ended once', () => {
    const breaker = new Breaker(limits);
    const run = {};
    for (let times = 0; times < 100; times += 1) expect(breaker.failed(0, run)).toBe(false);
    expect(breaker.failed(0, {})).toBe(false);
    expect(breaker.failed(0, {})).toBe(true);
  });

  it('never opens where it is switched off', () => {
    const breaker = new Breaker({ ...limits, breakerFailures: 0 });
    for (let times = 0; times < 100; times += 1) expect(breaker.failed(0)).toBe(false);
    expect(breaker.closed).toBe(true);
  });

  it('refuses nothing before so many failures in a row, and never for longer than half a minute', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ fails: fc.boolean(), wait: fc.integer({ min: 0, max: 60_000 }) }), { maxLength: 60 }), (calls) => {
        const breaker = new Breaker(limits);
        let now = 0;
        let row = 0;
        const early: number[] = [];
        for (const { fails, wait } of calls) {
          now += wait;
          const refusedFor = breaker.admit(now);
          expect(refusedFor).toBeLessThanOrEqual(30_000);
          if (refusedFor > 0) {
            if (row < 3) early.push(now);
            continue;
          }
          row = fails ? row + 1 : 0;
          if (fails) breaker.failed(now);
          else breaker.succeeded();
        }
        expect(early).toEqual([]);
      }),
    );
  });
});
