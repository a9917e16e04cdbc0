import { describe, expect, it } from 'vitest';
import { coreCallError } from '../call-error.ts';
import { Admission } from './admission.ts';

describe('Admission', () => {
  it('serves so many at once, the rest in order', async () => {
    const admission = new Admission('p', 2, 10);
    admission.open();
    const order: number[] = [];
    const tickets = [1, 2, 3, 4].map((number) => {
      const ticket = admission.enter();
      void Promise.resolve(ticket.granted).then(() => order.push(number));
      return ticket;
    });
    await Promise.resolve();
    expect([admission.active, admission.queued]).toEqual([2, 2]);
    tickets[1]?.leave();
    tickets[1]?.leave();
    await tickets[2]?.granted;
    expect([admission.active, admission.queued]).toEqual([2, 1]);
    tickets[0]?.leave();
    await tickets[3]?.granted;
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('lets a waiting call go, and gives its place to the next', async () => {
    const admission = new Admission('p', 1, 1);
    admission.open();
    const first = admission.enter();
    const second = admission.enter();
    expect(() => admission.enter()).toThrow(expect.objectContaining({ code: 'core/limit-exceeded' }) as Error);
    second.leave();
    const third = admission.enter();
    first.leave();
    await third.granted;
    expect([admission.active, admission.queued]).toEqual([1, 0]);
  });

  it('makes calls wait while it is paused and refuses them once it is closed', async () => {
    const admission = new Admission('p', 1, 10);
    const waiting = admission.enter();
    expect(admission.queued).toBe(1);
    admission.open();
    await waiting.granted;
    waiting.leave();
    admission.pause();
    const refused = admission.enter();
    admission.close(coreCallError('core/unavailable', { what: 'p' }));
    await expect(refused.granted).rejects.toMatchObject({ code: 'core/unavailable' });
    expect(() => admission.enter()).toThrow(expect.objectContaining({ code: 'core/unavailable' }) as Error);
    admission.open();
    await admission.enter().granted;
  });
});
