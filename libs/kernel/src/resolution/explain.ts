import type { Package, Restriction } from './package.ts';
import type { Packages } from './packages.ts';
import type { Wanted } from './release.ts';
import { Encoding } from './solver/encoding.ts';
import { search, type Goal } from './solver/search.ts';

/** More versions than these are not listed one by one. */
const LISTED = 6;

/** More reasons than these help nobody. */
const SAID = 20;

/** Steps that the search for a smaller explanation may take. */
const EXPLAINED = 10_000;

/** Why requirements cannot all hold, in sentences: who needs what, what there is of it, and what would help. */
export function explain(packages: Packages, conflict: readonly Wanted[], maxSteps: number): string[] {
  const required = conflict.map(({ id, range }) => `${id} ${spokenRange(range)} is required.`);
  const names = conflict.map(({ id, range }) => `${id} ${spokenRange(range)}`);
  const help = names.length === 1 ? `Without ${names[0] ?? ''} the rest can be had.` : `Give up one of these, or another version of it: ${names.join('; ')}.`;
  return [
    ...required,
    ...reasons(
      packages,
      conflict.map((wanted) => packages.requiring(wanted)),
      maxSteps,
    ),
    help,
  ];
}

/** Those of some plugins, the first among them, that cannot all be there; all where that is not found out soon. */
export function conflictAmong(packages: Packages, plugins: readonly Package[]): readonly Package[] {
  const encoding = new Encoding(packages);
  const goals = plugins.map((root) => ({ literal: encoding.present(root), root }));
  const found = search(encoding, goals, EXPLAINED);
  let conflict: readonly Goal[] = found.outcome === 'none' ? found.goals : goals;
  for (const goal of conflict.length > LISTED * LISTED ? [] : conflict) {
    if (goal === goals[0] || !conflict.includes(goal)) continue;
    const again = search(
      encoding,
      conflict.filter((other) => other !== goal),
      EXPLAINED,
    );
    if (again.outcome === 'none') conflict = again.goals;
  }
  return conflict.flatMap(({ root }) => root ?? []);
}

/** Who says what, so that requirements that cannot all hold do not, and what there is of what is lacking. */
export function reasons(packages: Packages, conflict: readonly Restriction[], maxSteps: number): string[] {
  const encoding = new Encoding(packages, true);
  const goals = conflict.map((restriction) => ({
    literal: encoding.requirement(restriction),
    ...(restriction.target === undefined ? {} : { root: restriction.target }),
  }));
  search(encoding, goals, maxSteps);
  const { said, lacking } = encoding.grounds();
  const speakers = new Map<Package, Map<string, Set<string>>>();
  for (const { candidate, restriction } of said) {
    if (candidate?.package.kind !== 'plugin') continue;
    const bySpeaker = speakers.get(candidate.package) ?? new Map<string, Set<string>>();
    speakers.set(candidate.package, bySpeaker);
    const words = wordsOf(restriction);
    bySpeaker.set(words, (bySpeaker.get(words) ?? new Set()).add(candidate.version));
  }
  const sentences = [...speakers]
    .flatMap(([speaker, byWords]) => [...byWords].map(([words, versions]) => `${spokenVersions(speaker, versions)} ${words}.`))
    .sort();
  const shown = sentences.length > SAID ? [...sentences.slice(0, SAID), `There are ${String(sentences.length - SAID)} more such reasons.`] : sentences;
  return [...shown, ...[...lacking].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, target]) => availability(name, target))];
}

/** A restriction in words, without who says so: `needs b ^2.0`. */
export function wordsOf({ relation, kind, name, range }: Restriction): string {
  if (kind === 'capability') return `needs the capability ${name}`;
  if (kind === 'contract') return `speaks ${name} ${spokenRange(range)}`;
  if (kind === 'kernel') return `needs a kernel ${spokenRange(range)}`;
  const target = `${name} ${spokenRange(range)}`;
  return relation === 'wishes' ? `works with ${target} only` : relation === 'shuns' ? `does not run beside ${target}` : `needs ${target}`;
}

/** A range as sentences show it. */
function spokenRange(range: string): string {
  return range.length > 100 ? `${range.slice(0, 100)}..` : range;
}

/** Versions of a plugin that say the same are said together. */
function spokenVersions({ name, candidates }: Package, said: ReadonlySet<string>): string {
  const versions = candidates.map(({ version }) => version).filter((version) => said.has(version));
  return versions.length > 1 && versions.length === candidates.length ? `${name} in every version` : `${name} ${listed(versions)}`;
}

function availability(name: string, target: Package | undefined): string {
  const versions = (target?.candidates ?? []).map(({ version }) => version);
  const spoken = target?.kind === 'contract' || target?.kind === 'capability' ? `${target.kind} ${name}` : name;
  if (versions.length === 0) return `There is no ${spoken}.`;
  return target?.kind === 'capability' ? `${spoken} is there ${listed(versions)}.` : `${spoken} is there as ${listed(versions)}.`;
}

function listed(versions: readonly string[]): string {
  const shown = versions.slice(0, LISTED).join(', ');
  return versions.length > LISTED ? `${shown} and ${String(versions.length - LISTED)} more` : shown;
}
