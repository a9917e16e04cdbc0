import type { Isolation } from '@plugwright/manifest';

/** Isolation levels, weakest first. */
const levels: readonly Isolation[] = ['worker', 'wasm', 'process', 'sandbox', 'external'];

/** The weakest of some levels that is at least as strong as the one that is demanded; that one where none is. */
export function weakestLevel(demanded: Isolation, among: readonly Isolation[] = levels): Isolation {
  return levels.slice(levels.indexOf(demanded)).find((level) => among.includes(level)) ?? demanded;
}

/** The stronger of two levels: what a spec asks for may be raised and never lowered. */
export function strongerLevel(a: Isolation, b: Isolation): Isolation {
  return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}
