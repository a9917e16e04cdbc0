import { drawFrom } from '../generate/synthetic-member.ts';
import type { UpstreamPlugin } from '../generate/upstream-graph.ts';

/** One version of a plugin, as far as the choice of versions looks at it. */
export interface InstalledVersion {
  readonly id: string;
  readonly version: string;
  readonly kernel: { readonly range: string; readonly services: readonly string[] };
  readonly dependencies: {
    readonly system: readonly string[];
    readonly plugins: readonly { readonly id: string; readonly range: string; readonly optional: boolean }[];
    readonly contracts: readonly { readonly id: string; readonly range: string }[];
    readonly packages: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

/**
 * Every plugin of a graph in some versions of its own, each with ranges over those of the plugins that it depends on: `loose` as `^1.2`, `tight` of two
 * versions. One version of each, drawn like all else from the ids, fits to those of the others, and most others do not: a choice of all exists and is not at
 * hand.
 */
export function installedVersions(plugins: readonly UpstreamPlugin[], count: number, ranges: 'loose' | 'tight'): InstalledVersion[] {
  const versions = new Map(plugins.map(({ id }) => [id, versionsOf(id, count)]));
  const fitting = new Map(plugins.map(({ id }) => [id, drawFrom(`fitting ${id}`).below(count)]));
  return plugins.flatMap(({ id, dependencies }) => {
    const draw = drawFrom(`ranges of ${id}`);
    return (versions.get(id) ?? []).map((version, place): InstalledVersion => {
      const rangeOver = (target: string): string => {
        const there = versions.get(target) ?? [];
        const isFitting = fitting.get(id) === place;
        const last = isFitting ? (fitting.get(target) ?? 0) : Math.max(0, Math.min(count - 1, place + draw.below(3) - 1));
        // A caret over the version before might not reach the last one.
        const first = isFitting && ranges === 'loose' ? last : Math.max(0, last - draw.below(2));
        return ranges === 'loose' ? `^${there[first] ?? version}` : `>=${there[first] ?? version} <=${there[last] ?? version}`;
      };
      const needed = dependencies.map((dependency) => ({ ...dependency, range: rangeOver(dependency.id) }));
      return { id, version, kernel: { range: '^1.0', services: [] }, dependencies: { system: [], plugins: needed, contracts: [], packages: {} } };
    });
  });
}

/** Ascending versions, as a plugin has them after some years. */
function versionsOf(id: string, count: number): string[] {
  const draw = drawFrom(`versions of ${id}`);
  let [major, minor, patch] = [1 + draw.below(3), draw.below(20), draw.below(9)];
  return Array.from({ length: count }, () => {
    const version = `${String(major)}.${String(minor)}.${String(patch)}`;
    const step = draw.below(100);
    if (step < 15) [major, minor, patch] = [major + 1, 0, 0];
    else if (step < 70) [minor, patch] = [minor + 1, 0];
    else patch += 1;
    return version;
  });
}
