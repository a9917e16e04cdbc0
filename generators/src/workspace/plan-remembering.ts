import type { Tree } from '@nx/devkit';
import { hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import { effectOf, planDocuments, planWorkspace, type FolderMemory, type Plan } from '@plugwright/emit';
import { specScope, type SpecScope } from '../memory/affected-specs.ts';
import { digestOf } from '../memory/digest.ts';
import type { Memory, SpecFacts } from '../memory/memory-file.ts';
import { observedDisk } from '../memory/observed-disk.ts';
import { remember, type Recollection } from '../memory/recollection.ts';
import { recentContents } from '../memory/snapshot.ts';
import { allFacts, factsOfFile, loadFiles } from '../memory/spec-facts.ts';
import { checkedPlan, emitSettings, loadedTree, type TreePlan } from './plan-workspace.ts';
import { treeDisk } from './tree-disk.ts';

/** A plan, and whether only a part of the specs was looked at for it. */
export interface RememberingPlan extends TreePlan {
  readonly looked: 'part' | 'all';
}

/** A plan with what it was made from. */
interface Made extends Pick<RememberingPlan, 'looked'> {
  readonly plan: Plan;
  readonly specs: ReadonlyMap<string, SpecFacts>;
  /** Findings about specs: all of them, whatever part was looked at. */
  readonly found: readonly Diagnostic[];
}

interface Folders extends FolderMemory {
  /** Digests of inputs of the folders that were planned. */
  readonly planned: ReadonlyMap<string, string>;
}

function folderMemory(memory: Memory | undefined, changed: ReadonlySet<string>): Folders {
  const planned = new Map<string, string>();
  return {
    planned,
    inputsOf: (root) => (changed.has(root) ? undefined : memory?.plugins.get(root)),
    settled: (root, inputs) => planned.set(root, inputs),
  };
}

function scopeOf({ snapshot, memory, changed }: Recollection): SpecScope | undefined {
  if (memory === undefined || memory.specs.size === 0) return undefined;
  return specScope(changed, memory, (file) => factsOfFile(snapshot.root, file));
}

/**
 * Plan like `planTree`, with what is remembered of the last time: only what changed is read, and what is found is
 * remembered. The result is the same (tested by comparing the two for every kind of edit).
 * @throws GeneratorFailure as `planTree`.
 */
export async function planRemembering(tree: Tree, recollection: Recollection): Promise<RememberingPlan> {
  const { snapshot, memory, changed } = recollection;
  // Taken before anything is read: what changes from now on will not be as remembered.
  const recent = recentContents(snapshot);
  const disk = observedDisk(treeDisk(tree));
  const folders = folderMemory(memory, changed);
  const options = { settings: emitSettings(tree), folders };

  async function ofPart(): Promise<Made | undefined> {
    const scope = scopeOf(recollection);
    if (memory === undefined || scope === undefined) return undefined;
    const { model, diagnostics, documents } = await loadFiles(snapshot.root, scope.files);
    if (model === undefined) return undefined;
    const plan = await planDocuments(model, disk, scope, options);
    // What is wrong is told together with everything else that is.
    if (plan === undefined || hasErrors(plan.diagnostics)) return undefined;
    const read = new Set(scope.files);
    const found = [...memory.warnings.filter(({ span }) => !read.has(span?.file ?? '')), ...diagnostics];
    return { plan, specs: new Map([...memory.specs, ...allFacts(documents)]), found, looked: 'part' };
  }

  async function ofAll(): Promise<Made> {
    const { model, diagnostics, documents } = await loadedTree(tree);
    return { plan: await planWorkspace(model, disk, options), specs: allFacts(documents), found: diagnostics, looked: 'all' };
  }

  const { plan, specs, found, looked } = (await ofPart()) ?? (await ofAll());
  const result = { ...checkedPlan(tree, plan, found), looked };
  if (!disk.isCovered()) return result;
  const { deletes, writes } = effectOf(plan.changes);
  const written = [...writes].map(([path, text]) => [path, digestOf(text)] as const);
  remember(snapshot, {
    contents: new Map([...recent, ...deletes.map((path) => [path, ''] as const), ...written]),
    plugins: new Map([...(memory?.plugins ?? []), ...folders.planned]),
    // A warning of a plan is told by the plan that made it, so the next one has to look at everything again.
    specs: plan.diagnostics.length > 0 ? new Map() : specs,
    warnings: found,
  });
  return result;
}
