import type { Isolation } from '@plugwright/manifest';

/** Isolation levels, weakest first. */
const levels: readonly Isolation[] = ['worker', 'wasm', 'process', 'sandbox', 'external'];

/** The stronger of two levels: what a spec asks for may be raised and never lowered. */
export function strongerLevel(a: Isolation, b: Isolation): Isolation {
  return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}
