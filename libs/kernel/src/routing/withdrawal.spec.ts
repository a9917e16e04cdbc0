import { describe, expect, it } from 'vitest';
import { Withdrawal } from './withdrawal.ts';

describe('Withdrawal', () => {
  it('is heard once', () => {
    const withdrawal = new Withdrawal();
    let heard = 0;
    withdrawal.addEventListener('abort', () => (heard += 1));
    expect([withdrawal.aborted, heard]).toEqual([false, 0]);
    withdrawal.abort();
    withdrawal.abort();
    expect([withdrawal.aborted, heard]).toEqual([true, 1]);
  });

  it('is not heard by one that does not listen any more', () => {
    const withdrawal = new Withdrawal();
    let heard = 0;
    const listener = (): void => void (heard += 1);
    withdrawal.addEventListener('abort', listener);
    withdrawal.removeEventListener('abort', () => undefined);
    withdrawal.removeEventListener('abort', listener);
    withdrawal.abort();
    expect([withdrawal.aborted, heard]).toEqual([true, 0]);
  });

  it('is a whole signal for whom asks, before it is withdrawn or after', () => {
    const [early, late] = [new Withdrawal(), new Withdrawal()];
    const { signal } = early;
    early.abort();
    late.abort();
    expect([signal.aborted, early.signal === signal, late.signal.aborted]).toEqual([true, true, true]);
  });
});
