import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, loadWorkspace, usedSurface, workspaceSources, type Model } from '@plugwright/spec';
import { specScope } from '../memory/affected-specs.ts';
import { checkedDocuments } from '../memory/checked-documents.ts';
import { allFacts, factsOfFile, loadFiles } from '../memory/spec-facts.ts';
import type { Edge, KnownEdges } from './edge-cache.ts';
import { surfaceLock } from './surface-key.ts';

type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The committed surface of a plugin: undefined where it was never generated, empty where it cannot be read. */
function committedSurface(root: string, id: string): Part | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, 'plugins', id, surfaceLock), 'utf8');
  } catch {
    return undefined;
  }
  try {
    const lock: unknown = JSON.parse(text);
    return isPart(lock) ? lock : {};
  } catch {
    return {};
  }
}

function differs(now: unknown, committed: unknown): boolean {
  return committed === undefined || canonicalJson(now) !== canonicalJson(committed);
}

function upstreamsOf(model: Model, id: string, committed: Part): string[] {
  const surface = usedSurface(model, id);
  const before = isPart(committed['imports']) ? committed['imports'] : {};
  const upstreams = Object.entries(surface.imports)
    .filter(([alias, part]) => differs(part, Object.hasOwn(before, alias) ? before[alias] : undefined))
    .map(([, part]) => part.document);
  return differs(surface.kernel, committed['kernel']) ? [...upstreams, 'kernel'] : upstreams;
}

function edgesOf(root: string, model: Model, ids: Iterable<string>): Edge[] {
  return [...ids].flatMap((id) => {
    const committed = committedSurface(root, id);
    return committed === undefined ? [] : [...new Set(upstreamsOf(model, id, committed))].map((upstream) => [id, upstream] as const);
  });
}

/** Edges, and what is to be remembered to find the next ones by a part of the specs. */
export type SurfaceEdges = Omit<KnownEdges, 'hashes'>;

/**
 * The pairs of plugin and upstream where the part that the plugin uses is not what its committed `imports.lock.json`
 * says. Empty when specs have errors: `check` reports those, the project graph has to stand.
 */
export async function changedSurfaces(root: string): Promise<SurfaceEdges> {
  const checked = checkedDocuments(root);
  const { model, documents } = await loadWorkspace(checked === undefined ? root : { ...workspaceSources(root), checked });
  checked?.save(true);
  if (model === undefined) return { edges: [], specs: new Map() };
  return { edges: edgesOf(root, model, model.plugins.keys()), specs: allFacts(documents) };
}

/**
 * The same as {@link changedSurfaces} where only some files changed since edges were known. Undefined where that does
 * not tell it.
 */
export async function changedSince(root: string, known: KnownEdges, changed: ReadonlySet<string>): Promise<SurfaceEdges | undefined> {
  if (known.specs.size === 0) return undefined;
  const groups = new Set([...changed].map((file) => (file.startsWith('plugins/') ? file.split('/', 2).join('/') : file)));
  const scope = specScope(groups, known, (file) => factsOfFile(root, file));
  if (scope === undefined) return undefined;
  const { model, documents } = await loadFiles(root, scope.files);
  if (model === undefined) return undefined;
  const concerned = new Set([...scope.documents, ...scope.folders].filter((id) => model.plugins.has(id)));
  const others = known.edges.filter(([downstream]) => !concerned.has(downstream));
  const edges = [...others, ...edgesOf(root, model, concerned)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { edges, specs: new Map([...known.specs, ...allFacts(documents)]) };
}
