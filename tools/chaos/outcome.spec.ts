import { describe, expect, it } from 'vitest';
import { complaintsAbout, type ChaosOutcome } from './outcome.ts';

const well: ChaosOutcome = {
  seed: 1,
  level: 'process',
  language: 'typescript',
  disk: 'small file system',
  table: { sequence: [], struck: {}, problems: [] },
  taken: [],
  untaken: [],
  fullDisk: [],
  walk: [],
  calls: 1,
  streams: { whole: 1, broken: 0, items: 1 },
  refused: {},
  wrong: [],
  acknowledged: 1,
  lost: [],
  redelivered: 0,
  down: [],
  servingAfterMs: 1,
  leftBehind: [],
  ledger: undefined,
  complaints: ['victim did not start'],
  alarms: [],
};

describe('what speaks against a run', () => {
  it('is nothing where all is well', () => {
    expect(complaintsAbout(well, true)).toEqual([]);
  });

  it.each<Partial<ChaosOutcome>>([
    { table: { ...well.table, problems: ['kill-kernel at ready crash: target is failed'] } },
    { untaken: ['ready crash'] },
    { fullDisk: ['events were accepted all the time on a full disk'] },
    { wrong: ['twice of 1 gave 4'] },
    { lost: ['3'] },
    { down: ['target is failed'] },
    { leftBehind: ['target (12)'] },
    { ledger: 'entry 3' },
    { alarms: ['(node:1) Warning: Possible EventTarget memory leak detected.'] },
    { calls: 0 },
    { streams: { whole: 0, broken: 9, items: 9 } },
    { acknowledged: 0 },
  ])('is one thing for %j', (bad) => {
    expect(complaintsAbout({ ...well, ...bad })).toHaveLength(1);
  });

  it('is an imitation of a full disk only where everything is required', () => {
    const imitated = { ...well, disk: 'limit of file sizes' } as const;
    expect(complaintsAbout(imitated)).toEqual([]);
    expect(complaintsAbout(imitated, true)).toHaveLength(1);
  });
});
