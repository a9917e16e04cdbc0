import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { wordsOf } from './explain.ts';
import { pulls, type Candidate, type Package, type Restriction } from './package.ts';
import type { Packages } from './packages.ts';
import { leaves } from './version-sets.ts';

/** Why plugins do not run in the most preferred version that is there: which words of whom the choice would break. */
export function whyOlder(packages: Packages, chosen: ReadonlyMap<Package, Candidate>, kernel: string): Diagnostic[] {
  const older = [...chosen.values()].filter(({ place }) => place > 0);
  if (older.length === 0) return [];
  const saidOf = new Map<Package, { readonly speaker: Candidate; readonly restriction: Restriction }[]>();
  for (const speaker of chosen.values()) {
    for (const restriction of packages.restrictionsOf(speaker)) {
      if (restriction.target !== undefined) saidOf.set(restriction.target, [...(saidOf.get(restriction.target) ?? []), { speaker, restriction }]);
    }
  }
  return older.flatMap(({ package: plugin, version }) => {
    const [newest] = plugin.candidates;
    if (newest === undefined) return [];
    const own = packages.restrictionsOf(newest).filter((restriction) => isBroken(restriction, chosen));
    const others = (saidOf.get(plugin) ?? []).filter(({ restriction: { left } }) => left !== undefined && !leaves(left, 0));
    const reasons = [
      ...others.map(({ speaker, restriction }) => `${speaker.package.name} ${speaker.version} ${wordsOf(restriction)}`),
      ...own.map((restriction) => `${plugin.name} ${newest.version} ${wordsOf(restriction)}${present(restriction, chosen, kernel)}`),
    ];
    const explanation = reasons.length === 0 ? 'not everything that runs would fit to it' : reasons.join('; ');
    return [diagnose('kernel/older-version', { plugin: plugin.name, version, newest: newest.version, explanation })];
  });
}

function isBroken(restriction: Restriction, chosen: ReadonlyMap<Package, Candidate>): boolean {
  const { kind, target, left } = restriction;
  if (target === undefined || kind !== 'plugin') return pulls(restriction) && (target === undefined || left?.count === 0);
  const there = chosen.get(target);
  if (there === undefined) return pulls(restriction);
  return left !== undefined && !leaves(left, there.place);
}

/** What there is of what is needed. */
function present({ kind, target }: Restriction, chosen: ReadonlyMap<Package, Candidate>, kernel: string): string {
  if (kind === 'kernel') return `, and this one is ${kernel}`;
  if (kind === 'capability') return '';
  const there = target === undefined ? undefined : chosen.get(target);
  return there === undefined ? ', which does not run' : `, which runs as ${there.version}`;
}
