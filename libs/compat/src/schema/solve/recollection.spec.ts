import { describe, expect, it } from 'vitest';
import { Recollection } from './recollection.ts';
import { none, some, unsure } from './type-record.ts';

describe('Recollection', () => {
  it('forgets what rested on a question that has an answer after all', () => {
    const recollection = new Recollection();
    recollection.enter('outer');
    recollection.enter('inner');
    expect(recollection.recall('outer')).toEqual(none);
    recollection.leave('inner', none);
    expect(recollection.recall('inner')).toEqual(none);
    recollection.leave('outer', some(1));
    expect(recollection.recall('inner')).toBeUndefined();
    expect(recollection.recall('outer')).toEqual(some(1));
  });

  it('keeps what rested on a question that has none', () => {
    const recollection = new Recollection();
    recollection.enter('outer');
    recollection.enter('inner');
    recollection.recall('outer');
    recollection.leave('inner', none);
    recollection.leave('outer', none);
    expect([recollection.recall('inner'), recollection.recall('outer')]).toEqual([none, none]);
  });

  it('carries an assumption through a remembered answer', () => {
    const recollection = new Recollection();
    recollection.enter('a');
    recollection.enter('b');
    recollection.recall('a');
    recollection.leave('b', none);
    recollection.enter('c');
    recollection.recall('b');
    recollection.leave('c', none);
    recollection.leave('a', some(1));
    expect([recollection.recall('b'), recollection.recall('c')]).toEqual([undefined, undefined]);
  });

  it('remembers "unsure", and nothing of a question that was broken off', () => {
    const recollection = new Recollection();
    recollection.enter('a');
    recollection.leave('a', unsure('/x', 'why'));
    recollection.enter('b');
    recollection.leave('b', undefined);
    expect([recollection.recall('a')?.kind, recollection.recall('b')]).toEqual(['unsure', undefined]);
  });
});
