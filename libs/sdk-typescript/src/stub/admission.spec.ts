import { describe, expect, it } from 'vitest';
import { createAdmission } from './admission.ts';

describe('admission', () => {
  it('lets so many in at a time, the others in their order, and counts a place given back once', async () => {
    const admission = createAdmission(2);
    const begun: number[] = [];
    const leaves: (() => void)[] = [];
    const enter = async (index: number): Promise<void> => {
      leaves[index] = await admission.enter();
      begun.push(index);
    };
    const entering = [0, 1, 2, 3, 4].map(enter);
    await Promise.all(entering.slice(0, 2));
    expect(begun).toEqual([0, 1]);
    leaves[0]?.();
    leaves[0]?.();
    await entering[2];
    expect(begun).toEqual([0, 1, 2]);
    leaves[2]?.();
    leaves[1]?.();
    await Promise.all(entering);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });
});
