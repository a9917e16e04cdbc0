import type { Memory, SpecFacts } from './memory-file.ts';

/** The specs that a plan of a part needs. */
export interface SpecScope {
  /** Ids of the documents that changed, and of all that need them, directly or not. */
  readonly documents: ReadonlySet<string>;
  /** Ids of further plugins whose folders were touched. */
  readonly folders: ReadonlySet<string>;
  /** Files of all of these and of what they need, sorted. */
  readonly files: readonly string[];
}

/** What every plugin is linked to or may answer with, named by it or not. */
const always = ['core', 'kernel'];

/** Everything that is reached from some ids. */
function reached(from: Iterable<string>, next: (id: string) => Iterable<string>): Set<string> {
  const seen = new Set(from);
  for (const id of seen) for (const other of next(id)) seen.add(other);
  return seen;
}

/** For each id who needs it. */
function neededBy(specs: Iterable<SpecFacts>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const { id, needs } of specs) {
    for (const needed of needs) {
      const known = index.get(needed);
      if (known === undefined) index.set(needed, [id]);
      else known.push(id);
    }
  }
  return index;
}

/**
 * The specs that a change concerns. Undefined where all of them have to be looked at: something else changed than
 * the text of a spec or the folder of a plugin, a document is needed that is not among them, or most are concerned.
 */
export function specScope(changed: ReadonlySet<string>, { specs }: Pick<Memory, 'specs'>, now: (file: string) => SpecFacts | undefined): SpecScope | undefined {
  const facts = new Map(specs);
  const dirty: string[] = [];
  const folders = new Set<string>();
  for (const group of changed) {
    if (group.startsWith('plugins/')) folders.add(group.slice('plugins/'.length));
    else {
      const before = specs.get(group);
      const after = before === undefined ? undefined : now(group);
      if (before === undefined || after?.id !== before.id || after.kind !== before.kind) return undefined;
      facts.set(group, after);
      dirty.push(after.id);
    }
  }
  const byId = new Map([...facts.values()].map((fact) => [fact.id, fact]));
  if (byId.size !== facts.size) return undefined;
  const importers = neededBy(facts.values());
  const documents = reached(dirty, (id) => importers.get(id) ?? []);
  const loaded = reached([...documents, ...folders, ...always.filter((id) => byId.has(id))], (id) => byId.get(id)?.needs ?? []);
  if (loaded.size * 2 > facts.size || [...loaded].some((id) => !byId.has(id))) return undefined;
  if ([...folders].some((id) => byId.get(id)?.kind !== 'plugin')) return undefined;
  return { documents, folders, files: [...facts].flatMap(([file, { id }]) => (loaded.has(id) ? [file] : [])).sort() };
}
