import { readFileSync } from 'node:fs';
import { kebabId } from './kebab.ts';

/** One plugin of the input graph, with its dependencies by id, sorted. */
export interface UpstreamPlugin {
  readonly id: string;
  /** The version as the source wrote it; not always SemVer. */
  readonly upstreamVersion: string;
  readonly dependencies: readonly { readonly id: string; readonly optional: boolean }[];
}

/** The chosen part of the graph, and what was left out of it. */
export interface UpstreamGraph {
  /** Dependencies stand before their dependents. */
  readonly plugins: readonly UpstreamPlugin[];
  readonly edges: number;
  /** Edges whose target is not among the source's plugins. */
  readonly dangling: number;
  /** Edges that would have closed a cycle. */
  readonly cyclic: number;
}

interface SourceRow {
  readonly name: string;
  readonly version: string;
  readonly dependencies: readonly { readonly name: string; readonly optional?: boolean }[];
}

const input = new URL('./input/jenkins-2025-05-19.json', import.meta.url);

/** The rows of the recorded update center, as they stand in the file. */
export function readSourceRows(): readonly SourceRow[] {
  return JSON.parse(readFileSync(input, 'utf8')) as SourceRow[];
}

/**
 * The first `count` plugins of a depth-first walk by name that takes dependencies before dependents, so that every
 * choice of `count` is closed under its edges. An edge back to a plugin still on the walk's path is dropped and counted.
 */
export function upstreamGraph(rows: readonly SourceRow[], count: number): UpstreamGraph {
  const byId = new Map<string, SourceRow>();
  for (const row of rows) {
    const id = kebabId(row.name);
    if (byId.has(id)) throw new Error(`two plugins of the input have the id ${id}`);
    byId.set(id, row);
  }
  const plugins: UpstreamPlugin[] = [];
  const state = new Map<string, 'open' | 'done'>();
  let edges = 0;
  let dangling = 0;
  let cyclic = 0;

  function visit(id: string, row: SourceRow): void {
    state.set(id, 'open');
    const kept = new Map<string, boolean>();
    let lost = 0;
    let closing = 0;
    for (const dependency of row.dependencies) {
      const target = kebabId(dependency.name);
      const next = byId.get(target);
      if (next === undefined) lost += 1;
      else {
        if (!state.has(target) && plugins.length < count) visit(target, next);
        if (state.get(target) === 'open') closing += 1;
        else kept.set(target, dependency.optional === true);
      }
    }
    state.set(id, 'done');
    if (plugins.length >= count) return;
    edges += kept.size;
    dangling += lost;
    cyclic += closing;
    const dependencies = [...kept].map(([target, optional]) => ({ id: target, optional })).sort((a, b) => (a.id < b.id ? -1 : 1));
    plugins.push({ id, upstreamVersion: row.version, dependencies });
  }

  for (const id of [...byId.keys()].sort()) {
    const row = byId.get(id);
    if (row !== undefined && !state.has(id) && plugins.length < count) visit(id, row);
  }
  return { plugins, edges, dangling, cyclic };
}
