import type { Isolation } from '@plugwright/manifest';
import type { Laid } from '../laid-plugins/manifest-of.ts';

/** The plugins of a run: one that is called, one that calls it, one that publishes, one that keeps what was published. */
export function castAt(isolation: Isolation): readonly Laid[] {
  return [
    { id: 'target', isolation, operations: ['say', 'twice'] },
    { id: 'caller', isolation, operations: ['relay'], callsTarget: true },
    { id: 'maker', isolation, operations: ['make', 'alive'], event: 'publishes' },
    { id: 'taker', isolation, operations: ['take', 'missing', 'alive'], event: 'takes', stores: true, concurrency: 8 },
  ];
}
