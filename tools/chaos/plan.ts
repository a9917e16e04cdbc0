import type { Mishap, Turn } from './mishap.ts';
import type { Chance } from './random.ts';

/** One thing that goes wrong, and the pause before it. */
export interface Planned extends Turn {
  readonly mishap: Mishap;
  readonly afterMs: number;
}

const SHORT_MS = 300;

/** Longer than a plugin may be silent before the kernel ends it. */
const LONG_MS = 4_000;

/** What goes wrong, one after the other, without end; decided by chance alone, so that a seed says it all. */
export function* planOf(chance: Chance, mishaps: readonly Mishap[], plugins: readonly string[]): Generator<Planned, never> {
  const drawn = mishaps.flatMap((mishap) => Array.from({ length: mishap.weight }, () => mishap));
  for (;;) {
    const mishap = chance.pick(drawn);
    const plugin = chance.pick(plugins);
    const ms = chance.below(chance.below(5) === 0 ? LONG_MS : SHORT_MS);
    yield { mishap, plugin, ms, blowAfterMs: chance.below(chance.below(3) === 0 ? 200 : 20), afterMs: chance.below(400) };
  }
}
