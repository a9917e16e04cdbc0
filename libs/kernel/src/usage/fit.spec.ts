import type { Manifest } from '@plugwright/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, shortageOf } from './fit.ts';

function plugin(id: string, maxMemoryMB?: number, maxCpuPercent?: number): Manifest {
  const resources = { ...(maxMemoryMB === undefined ? {} : { maxMemoryMB }), ...(maxCpuPercent === undefined ? {} : { maxCpuPercent }) };
  return { id, resources } as unknown as Manifest;
}

describe('a set of plugins', () => {
  it('that cannot fit is refused with the arithmetic', () => {
    const set = [plugin('a', 512), plugin('b', 300), plugin('c')];
    const { admitted, refused } = fit(set, {}, 600);
    expect(admitted).toEqual([]);
    expect(refused.map(({ manifest }) => manifest.id)).toEqual(['a', 'b', 'c']);
    expect(refused[0]?.shortage.sum).toBe('a 512 + b 300 = 812 MiB of 600 MiB');
  });

  it('tells the largest claims and sums up the rest', () => {
    const set = Array.from({ length: 9 }, (_, index) => plugin(`p${String(index)}`, 10 + index));
    expect(shortageOf(set, {}, 100)?.sum).toBe('p8 18 + p7 17 + p6 16 + p5 15 + p4 14 + 4 more 46 = 126 MiB of 100 MiB');
  });

  it('is started as far as it fits where the operator wants that, and is counted with the operator’s figures', () => {
    const set = [plugin('a', 512), plugin('b', 300), plugin('c', 80)];
    const what = fit(set, { onOvercommit: 'start-what-fits' }, 600);
    expect([what.admitted.map(({ id }) => id), what.refused.map(({ manifest }) => manifest.id)]).toEqual([['a', 'c'], ['b']]);
    expect(fit(set, { plugins: { a: { memoryMB: 100 } } }, 600).refused).toEqual([]);
    expect(fit([plugin('a', 1, 150)], { budget: { cpuPercent: 100 } }, 600).refused[0]?.shortage.resource).toBe('processor time');
  });

  it('never claims more than there is once it was admitted, and is refused only where it would', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 12 }), fc.integer({ min: 1, max: 500 }), (sizes, available) => {
        const set = sizes.map((size, index) => plugin(`p${String(index)}`, size));
        const { admitted, refused } = fit(set, { onOvercommit: 'start-what-fits' }, available);
        const sum = (manifests: readonly Manifest[]): number => manifests.reduce((total, { resources }) => total + (resources.maxMemoryMB ?? 0), 0);
        expect(sum(admitted)).toBeLessThanOrEqual(available);
        for (const { manifest } of refused) expect(sum(admitted) + sum([manifest])).toBeGreaterThan(available);
      }),
    );
  });
});
