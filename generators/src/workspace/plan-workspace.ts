import type { Tree } from '@nx/devkit';
import { hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import { planWorkspace, removePlan, type Change, type EmitSettings, type Plan } from '@plugwright/emit';
import type { Model, Workspace } from '@plugwright/spec';
import { freeBytes, spaceFor } from './disk-space.ts';
import { GeneratorFailure } from './failure.ts';
import { loadTree } from './load-tree.ts';
import { ownVersion } from './own-version.ts';
import { readSettings } from './settings.ts';
import { treeDisk } from './tree-disk.ts';

/** What is planned. */
export interface PlanRequest {
  /** Ids of plugins; all without. */
  readonly plugins?: readonly string[];
  /** Overwrite generated files that were edited by hand. */
  readonly force?: boolean;
}

/** A plan that may be applied. */
export interface TreePlan {
  readonly changes: readonly Change[];
  /** Warnings; a plan with errors is thrown, not returned. */
  readonly diagnostics: readonly Diagnostic[];
}

const nothingChanged = 'Nothing was changed.';

/** Refuse to go on where there is any error. */
export function refuseErrors(tree: Tree, diagnostics: readonly Diagnostic[]): void {
  if (hasErrors(diagnostics)) throw new GeneratorFailure(nothingChanged, diagnostics, (file) => tree.read(file, 'utf-8') ?? undefined);
}

/**
 * The linked specs of a tree.
 * @throws GeneratorFailure with every finding where a spec has an error.
 */
export async function loadedTree(tree: Tree): Promise<Workspace & { readonly model: Model }> {
  const { model, diagnostics, documents } = await loadTree(tree);
  refuseErrors(tree, diagnostics);
  if (model === undefined) throw new Error('specs without errors gave no model');
  return { model, diagnostics, documents };
}

/** The settings of the emitter in the workspace of a tree. */
export function emitSettings(tree: Tree): Partial<EmitSettings> {
  return { scope: readSettings(tree).scope, platformRange: `^${ownVersion()}` };
}

/**
 * A plan as it may be applied.
 * @throws GeneratorFailure where it has an error, or would not fit on the disk.
 */
export function checkedPlan(tree: Tree, plan: Plan, warnings: readonly Diagnostic[], free: (root: string) => number = freeBytes): TreePlan {
  refuseErrors(tree, plan.diagnostics);
  const full = spaceFor(plan.changes, free(tree.root));
  if (full !== undefined) refuseErrors(tree, [full]);
  return { changes: plan.changes, diagnostics: [...warnings, ...plan.diagnostics] };
}

/**
 * Plan what has to change so that the generated files say what the specs of the tree say.
 * @throws GeneratorFailure for errors in specs, edited files, an unknown plugin, a full disk: then nothing is to be
 * written.
 */
export async function planTree(tree: Tree, { plugins, force = false }: PlanRequest, free: (root: string) => number = freeBytes): Promise<TreePlan> {
  const { model, diagnostics } = await loadedTree(tree);
  const plan = await planWorkspace(model, treeDisk(tree), { force, settings: emitSettings(tree), ...(plugins === undefined ? {} : { plugins }) });
  return checkedPlan(tree, plan, diagnostics, free);
}

/**
 * Plan to take a plugin away: its spec and its generated files go, its handlers are parked.
 * @throws GeneratorFailure as {@link planTree}, and where another plugin needs it.
 */
export async function planRemoval(
  tree: Tree,
  id: string,
  { force = false }: Pick<PlanRequest, 'force'>,
  free: (root: string) => number = freeBytes,
): Promise<TreePlan> {
  const { model, diagnostics } = await loadedTree(tree);
  return checkedPlan(tree, removePlan(model, treeDisk(tree), id, { force, settings: emitSettings(tree) }), diagnostics, free);
}
