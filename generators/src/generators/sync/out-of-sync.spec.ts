import { describe, expect, it } from 'vitest';
import { outOfSyncDetails } from './out-of-sync.ts';

function changes(count: number, reason: (index: number) => string): { kind: 'create'; path: string; text: string; reason: string }[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'create', path: `f${String(index)}`, text: '', reason: reason(index) }));
}

describe('outOfSyncDetails', () => {
  it('has a line for each of a few files', () => {
    expect(outOfSyncDetails(changes(2, () => 'a.yaml'))).toEqual(['CREATE f0: a.yaml', 'CREATE f1: a.yaml']);
  });

  it('has a line for each reason of many files', () => {
    expect(outOfSyncDetails(changes(51, (index) => (index < 50 ? 'a.yaml' : 'b.yaml')))).toEqual(['a.yaml: 50 created', 'b.yaml: 1 created']);
  });

  it('says how many reasons it leaves out', () => {
    const lines = outOfSyncDetails(changes(60, (index) => `${String(index)}.yaml`));
    expect(lines.length).toBe(51);
    expect(lines.at(-1)).toBe('… and 10 more');
  });
});
