import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallQuota } from './call-quota.ts';
import type { UsageOptions } from './operator-limits.ts';

function quota(options: UsageOptions): { admitted: (plugin: string, operation: string, data?: unknown) => boolean; clock: { now: number }; refused: string[] } {
  const clock = { now: 0 };
  const refused: string[] = [];
  const calls = new CallQuota(options, () => clock.now, { refused: (_plugin, _operation, limit) => void refused.push(limit), held: () => undefined });
  return {
    clock,
    refused,
    admitted: (plugin, operation, data = {}) => {
      try {
        calls.admit(plugin, operation, data);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'core/limit-exceeded' });
        return false;
      }
    },
  };
}

describe('CallQuota', () => {
  it('lets a second of calls through at once, then as many as time brings', () => {
    const { admitted, clock, refused } = quota({ plugins: { a: { callsPerSecond: 3 } } });
    expect([1, 2, 3, 4].map(() => admitted('a', 'x'))).toEqual([true, true, true, false]);
    clock.now = 400;
    expect([admitted('a', 'x'), admitted('a', 'x')]).toEqual([true, false]);
    expect(refused).toEqual(['3 calls a second of a', '3 calls a second of a']);
  });

  it('has bytes of streams wait for as long as they take, of all operations and of one', () => {
    const held = new Set<string>();
    const calls = new CallQuota({ plugins: { a: { streamBytesPerSecond: 1_000, operations: { slow: { streamBytesPerSecond: 100 } } } } }, () => 0, {
      refused: () => undefined,
      held: (plugin, operation, limit) => void held.add(`${plugin}/${operation}: ${limit}`),
    });
    calls.streamed('a', 'slow', 50);
    expect([...held]).toEqual([]);
    expect([calls.streamed('a', 'x', 950), calls.streamed('a', 'x', 500), calls.streamed('a', 'x', 0)]).toEqual([0, 500, 500]);
    expect([calls.streamed('a', 'slow', 450), calls.streamed('b', 'x', 1e9)]).toEqual([4_000, 0]);
    expect([...held]).toEqual([
      'a/x: 1000 streamed bytes a second of a',
      'a/slow: 1000 streamed bytes a second of a',
      'a/slow: 100 streamed bytes a second of a/slow',
    ]);
  });

  it('never lets more through in any stretch of time than the rate and one second of savings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }), (perSecond, pauses) => {
        const { admitted, clock } = quota({ plugins: { a: { callsPerSecond: perSecond } } });
        let through = 0;
        for (const pause of pauses) {
          clock.now += pause;
          if (admitted('a', 'x')) through += 1;
          expect(through).toBeLessThanOrEqual(perSecond + (clock.now / 1_000) * perSecond + 1e-6);
        }
      }),
    );
  });

  it('limits single operations, sizes, and nobody who is not named', () => {
    const { admitted } = quota({ plugins: { a: { maxPayloadBytes: 100, operations: { slow: { callsPerSecond: 1 }, small: { maxPayloadBytes: 10 } } } } });
    expect([admitted('a', 'slow'), admitted('a', 'slow'), admitted('a', 'other')]).toEqual([true, false, true]);
    expect([admitted('a', 'small', 'x'.repeat(20)), admitted('a', 'other', 'x'.repeat(20)), admitted('a', 'other', 'x'.repeat(200))]).toEqual([
      false,
      true,
      false,
    ]);
    expect([admitted('b', 'slow', 'x'.repeat(200)), admitted('__proto__', 'constructor')]).toEqual([true, true]);
  });
});
