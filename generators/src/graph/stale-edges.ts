import { join } from 'node:path';
import type { CreateDependenciesContext, DependencyType, RawProjectGraphDependency } from '@nx/devkit';
import { readEdges, writeEdges, type Edge } from './edge-cache.ts';
import { changedFiles, surfaceHashes, surfaceLock } from './surface-key.ts';

/** The value of the kit's enum, written out: loading the kit takes a worker longer than all else that it does here. */
const implicit: unknown = 'implicit';

/** Nx's own folder for what plugins remember between runs. */
function cacheFile(root: string): string {
  const folder = process.env['NX_WORKSPACE_DATA_DIRECTORY'] ?? join('.nx', 'workspace-data');
  return join(root, folder, 'plugwright-edges.json');
}

function hasLocks(context: CreateDependenciesContext): boolean {
  return Object.values(context.fileMap.projectFileMap).some((files) => files.some(({ file }) => file.endsWith(`/${surfaceLock}`)));
}

async function edgesOf(context: CreateDependenciesContext): Promise<readonly Edge[]> {
  if (!hasLocks(context)) return [];
  const hashes = surfaceHashes(context.fileMap);
  const file = cacheFile(context.workspaceRoot);
  const known = readEdges(file);
  const changed = known === undefined ? undefined : changedFiles(known.hashes, hashes);
  if (known !== undefined && changed?.size === 0) return known.edges;
  // Reading and linking specs is the one costly step, so its code is loaded only when something changed.
  const { changedSince, changedSurfaces } = await import('./changed-surfaces.ts');
  const part = known === undefined || changed === undefined ? undefined : await changedSince(context.workspaceRoot, known, changed);
  const found = part ?? (await changedSurfaces(context.workspaceRoot));
  writeEdges(file, { ...found, hashes });
  return found.edges;
}

/**
 * Edges from a plugin to every upstream whose used part differs from the plugin's committed `imports.lock.json`; none
 * when the workspace is in sync. They carry no source file on purpose: Nx keeps edges of unchanged files in its cache,
 * and an edge would outlive the change that it stands for when that change is reverted.
 */
export async function staleEdges(context: CreateDependenciesContext): Promise<RawProjectGraphDependency[]> {
  const nameByRoot = new Map(Object.entries(context.projects).map(([name, project]) => [project.root, name]));
  const nameOf = (id: string): string | undefined => nameByRoot.get(`plugins/${id}`) ?? nameByRoot.get(`libs/contracts/${id}`);
  const edges: RawProjectGraphDependency[] = [];
  for (const [downstream, upstream] of await edgesOf(context)) {
    const source = nameOf(downstream);
    const target = nameOf(upstream);
    if (source === undefined || target === undefined || source === target) continue;
    edges.push({ source, target, type: implicit as DependencyType.implicit });
  }
  return edges;
}
