import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { inRange, type Installed } from './candidates.ts';

/** By id: the range of versions that an operator wants, and no other. */
export type Pins = Readonly<Record<string, string>>;

/** The versions that pins leave, and where they leave none. */
export function heedPins<C extends Installed>(
  installed: readonly C[],
  pins: Pins,
): { readonly left: readonly C[]; readonly unmet: ReadonlyMap<string, Diagnostic> } {
  const unmet = new Map<string, Diagnostic>();
  const ranges = new Map(Object.entries(pins));
  const left = installed.filter(({ id, version }) => inRange(version, ranges.get(id) ?? version));
  for (const [plugin, range] of [...ranges].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (left.some(({ id }) => id === plugin)) continue;
    const available = installed.filter(({ id }) => id === plugin).map(({ version }) => version);
    unmet.set(plugin, diagnose('kernel/pin-unmet', { plugin, range, available: available.length === 0 ? 'no version of it' : available.sort().join(', ') }));
  }
  return { left, unmet };
}
