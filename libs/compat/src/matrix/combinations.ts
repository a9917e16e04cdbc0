import { admits } from '@plugwright/spec';
import { type DocumentVersion, headOf, type Shelf } from './document-version.ts';
import { needsOf } from './needs.ts';
import type { Overlay } from './overlays.ts';

/** A plugin version and one choice of its direct upstreams. */
export interface Combination {
  readonly plugin: DocumentVersion;
  readonly choice: ReadonlyMap<string, DocumentVersion>;
  readonly declared: boolean;
  readonly resolved: boolean;
}

const keyOf = (choice: ReadonlyMap<string, DocumentVersion>): string => [...choice].map(([id, { label }]) => `${id}@${label}`).join(' ');

/** The newest version that the range admits; where none is admitted, the working one. */
function newest(versions: readonly DocumentVersion[], range: string): DocumentVersion | undefined {
  return versions.findLast((version) => admits(range, version.version)) ?? versions.at(-1);
}

/**
 * What is worth a cell for one plugin version: the choice a resolver makes, the working copy as it stands (for the
 * working plugin), and each of these with one upstream replaced by each of its other versions. Verdicts are a
 * conjunction over the upstreams, so that one at a time loses nothing that the whole product would show.
 */
export function combinationsOf(shelf: Shelf, plugin: DocumentVersion, overlays: readonly Overlay[]): readonly Combination[] {
  const needs = needsOf(plugin, overlays).toSorted((a, b) => (a.upstream < b.upstream ? -1 : 1));
  const pick = (choose: (upstream: string, range: string) => DocumentVersion | undefined): Map<string, DocumentVersion> =>
    new Map(
      needs.flatMap(({ upstream, range }) => {
        const chosen = choose(upstream, range);
        return chosen === undefined ? [] : [[upstream, chosen] as const];
      }),
    );
  const resolved = pick((upstream, range) => newest(shelf.get(upstream) ?? [], range));
  const bases = plugin.isHead ? [resolved, pick((upstream) => headOf(shelf, upstream))] : [resolved];
  const choices = new Map<string, ReadonlyMap<string, DocumentVersion>>();
  for (const base of bases) {
    choices.set(keyOf(base), base);
    for (const upstream of base.keys()) {
      for (const version of shelf.get(upstream) ?? []) {
        // Map.set keeps the place of a key that is there, so equal choices have equal keys.
        const varied = new Map(base).set(upstream, version);
        choices.set(keyOf(varied), varied);
      }
    }
  }
  return [...choices].map(([key, choice]) => ({
    plugin,
    choice,
    declared: needs.every(({ upstream, range }) => {
      const chosen = choice.get(upstream);
      return chosen !== undefined && admits(range, chosen.version);
    }),
    resolved: key === keyOf(resolved),
  }));
}

/** Every combination of every plugin version, in order. */
export function combinations(shelf: Shelf, overlays: readonly Overlay[] = []): readonly Combination[] {
  return [...shelf.values()].flatMap((versions) =>
    versions.filter(({ kind }) => kind === 'plugin').flatMap((plugin) => combinationsOf(shelf, plugin, overlays)),
  );
}
