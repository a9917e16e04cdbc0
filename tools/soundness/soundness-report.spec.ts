import { emptyTally, type Tally } from '@plugwright/compat/testing';
import { describe, expect, it } from 'vitest';
import { isSound, soundnessReport } from './soundness-report.ts';

const options = { pairs: 10, seed: 4, samples: 200, from: 20, jobs: 1, json: false };
const tally: Tally = { ...emptyTally, pairs: 10, yes: 5, no: 4, unknown: 1, reasons: { 'steps used up': 1 } };

describe('the report of a soundness run', () => {
  it('says the seed, the shares and the reasons', () => {
    const text = soundnessReport({ tally, lost: [], seconds: 2 }, options);
    expect(text).toContain('seed 4, pairs 20 to 29, 200 samples each: 5 pairs/s');
    expect(text).toContain('yes 50.00%, no 40.00%, unknown 10.00%');
    expect(text).toContain('steps used up');
    expect(text.split('\n').at(-1)).toBe('0 unsound, 0 other findings, 0 ranges lost');
    expect(isSound({ tally, lost: [], seconds: 2 })).toBe(true);
  });

  it('shows a finding whole, and is not sound', () => {
    const found = { ...tally, findings: [{ kind: 'unsound' as const, pair: { wider: false, narrower: true }, value: 1, index: 23 }] };
    expect(soundnessReport({ tally: found, lost: [], seconds: 2 }, options)).toContain('pair 23: unsound\n  {"wider":false,"narrower":true,"value":1}');
    expect(isSound({ tally: found, lost: [], seconds: 2 })).toBe(false);
  });

  it('says how to repeat a range that was lost, and is not sound', () => {
    const result = { tally, lost: [{ range: { seed: 4, from: 20, pairs: 10, samples: 200 }, why: 'its process died' }], seconds: 2 };
    expect(soundnessReport(result, options)).toContain('pairs 20 to 29: its process died; repeat with --seed 4 --from 20 --pairs 10 --jobs 1');
    expect(isSound(result)).toBe(false);
  });
});
