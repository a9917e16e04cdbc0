import { describe, expect, it } from 'vitest';
import { coreCallError } from '../call-error.ts';
import { Admission, Bay } from './admission.ts';

describe('Admission', () => {
  it('serves so many at once, the rest in order', async () => {
    const bay = new Bay();
    const admission = new Admission('p', 2, 10);
    admission.open();
    const order: number[] = [];
    const tickets = [1, 2, 3, 4].map((number) => {
      const ticket = admission.enter(bay);
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
    const bay = new Bay();
    const admission = new Admission('p', 1, 1);
    admission.open();
    const first = admission.enter(bay);
    const second = admission.enter(bay);
    expect(() => admission.enter(bay)).toThrow(expect.objectContaining({ code: 'core/limit-exceeded' }) as Error);
    second.leave();
    const third = admission.enter(bay);
    first.leave();
    await third.granted;
    expect([admission.active, admission.queued]).toEqual([1, 0]);
  });

  it('makes calls wait while it is paused and refuses them once it is closed', async () => {
    const bay = new Bay();
    const admission = new Admission('p', 1, 10);
    const waiting = admission.enter(bay);
    expect(admission.queued).toBe(1);
    admission.open();
    await waiting.granted;
    waiting.leave();
    admission.pause();
    const refused = admission.enter(bay);
    admission.close(coreCallError('core/unavailable', { what: 'p' }));
    await expect(refused.granted).rejects.toMatchObject({ code: 'core/unavailable' });
    expect(() => admission.enter(bay)).toThrow(expect.objectContaining({ code: 'core/unavailable' }) as Error);
    admission.open();
    await admission.enter(bay).granted;
  });

  it('gives operations their turns, and keeps a slot and places from the one that wants everything', async () => {
    const admission = new Admission('p', 4, 20, 2);
    admission.open();
    const [greedy, modest] = [new Bay(), new Bay()];
    const slots = Array.from({ length: 4 }, () => admission.enter(greedy));
    expect(slots.map(({ granted }) => granted === undefined)).toEqual([true, true, true, false]);
    expect(admission.enter(modest).granted).toBeUndefined();
    for (let place = 1; place < 18; place += 1) admission.enter(greedy);
    expect(() => admission.enter(greedy)).toThrow(expect.objectContaining({ code: 'core/limit-exceeded' }) as Error);
    const second = admission.enter(modest);
    expect([admission.active, admission.queued]).toEqual([4, 19]);
    slots[0]?.leave();
    slots[1]?.leave();
    await second.granted;
    expect([greedy.active, modest.active, admission.queued]).toEqual([2, 2, 17]);
  });

  it('is idle when nothing is served any more', async () => {
    const admission = new Admission('p', 1, 10);
    admission.open();
    const bay = new Bay();
    const ticket = admission.enter(bay);
    let idle = false;
    admission.pause();
    const waited = admission.idle().then(() => (idle = true));
    await Promise.resolve();
    expect(idle).toBe(false);
    ticket.leave();
    await waited;
    expect(idle).toBe(true);
  });
});
