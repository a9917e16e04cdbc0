import { describe, expect, it } from 'vitest';
import { median } from './median.ts';
import { markdownTable } from './report.ts';
import { absentRow, row } from './row.ts';

describe('row', () => {
  it.each([
    ['a bound', row('a', 45, 's', { most: 45 }), true, null],
    ['a bound passed', row('a', 45.1, 's', { most: 45 }), false, null],
    ['a multiple of the control', row('a', 15, 's', { timesControl: 1.5 }, 10), true, 1.5],
    ['more than the multiple', row('a', 16, 's', { timesControl: 1.5 }, 10), false, 1.6],
    ['a distance from the control', row('a', 2.5, 's', { beyondControl: 1 }, 2), true, 1.25],
    ['a bound from below', row('a', 150, 'calls/s', { least: 150 }), true, null],
    ['less than the bound from below', row('a', 149, 'calls/s', { least: 150 }), false, null],
    ['no bound', row('a', 149, 's', { none: true }, 100), true, 1.49],
    ['more than the distance', row('a', 3.5, 's', { beyondControl: 1 }, 2), false, 1.75],
  ])('judges %s', (_, judged, met, ratio) => {
    expect(judged).toMatchObject({ met, ratio });
  });

  it('refuses a goal without its control', () => {
    expect(() => row('a', 1, 's', { timesControl: 2 })).toThrow('needs one');
  });
});

describe('markdownTable', () => {
  it('says NO where a goal is missed', () => {
    expect(markdownTable([row('cold', 50, 's', { most: 45 })]).split('\n')[2]).toBe('| cold   | 50 s  | -       | -     | <= 45 s | NO  |');
  });
});

describe('absentRow', () => {
  it('is not met, and says so', () => {
    expect(markdownTable([absentRow('cold', 's', { most: 45 })]).split('\n')[2]).toBe('| cold   | not there | -       | -     | <= 45 s | NO  |');
  });
});

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2],
    [[5], 5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
