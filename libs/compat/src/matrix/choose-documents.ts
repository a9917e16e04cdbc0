import semver from 'semver';
import { type DocumentVersion, headOf, type Shelf } from './document-version.ts';
import { needsOf } from './needs.ts';

/** The version of `id` that `by` was released with; for the working copy, and where the registry lost it, the working one. */
function releasedWith(shelf: Shelf, by: DocumentVersion, id: string): DocumentVersion | undefined {
  const version = by.resolved.get(id);
  const found = version === undefined ? undefined : shelf.get(id)?.find((candidate) => candidate.label === version);
  return found ?? headOf(shelf, id) ?? shelf.get(id)?.at(-1);
}

const newer = (a: DocumentVersion, b: DocumentVersion): DocumentVersion => (a.isHead || (!b.isHead && semver.gt(a.version, b.version)) ? a : b);

/**
 * A plugin version, its upstreams as chosen, and what those need in turn, one version of each document. Where two
 * want a document in different versions the newer one is taken, as a resolver would.
 */
export function chooseDocuments(shelf: Shelf, plugin: DocumentVersion, choice: ReadonlyMap<string, DocumentVersion>): readonly DocumentVersion[] {
  const chosen = new Map<string, DocumentVersion>([[plugin.id, plugin]]);
  const queue: DocumentVersion[] = [plugin];
  for (let current = queue.pop(); current !== undefined; current = queue.pop()) {
    for (const { upstream } of needsOf(current)) {
      const wanted = choice.get(upstream) ?? releasedWith(shelf, current, upstream);
      if (wanted === undefined) continue;
      const known = chosen.get(upstream);
      const taken = known === undefined || choice.has(upstream) ? wanted : newer(known, wanted);
      if (known === taken) continue;
      chosen.set(upstream, taken);
      queue.push(taken);
    }
  }
  return [...chosen.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The choice that a plugin version was made with: its released upstreams, or the working ones. */
export function ownChoice(shelf: Shelf, plugin: DocumentVersion): ReadonlyMap<string, DocumentVersion> {
  return new Map(
    needsOf(plugin).flatMap(({ upstream }) => {
      const found = plugin.isHead ? headOf(shelf, upstream) : releasedWith(shelf, plugin, upstream);
      return found === undefined ? [] : [[upstream, found] as const];
    }),
  );
}
