import { hasErrors } from '@plugwright/diagnostics';
import type { Model, Workspace } from '@plugwright/spec';
import { Failure } from '../failure.ts';

/**
 * Read, check and link the specs of a workspace.
 * @param outside further files, absolute, that are checked together with them
 */
export async function loadSpecs(root: string, outside: readonly string[] = []): Promise<Workspace> {
  // Loaded when it is needed: half of the commands never read a spec.
  const { fileSource, loadWorkspace, workspaceSources } = await import('@plugwright/spec');
  const { own, installed } = workspaceSources(root);
  return loadWorkspace({ own: outside.length === 0 ? own : [...own, fileSource(root, outside)], installed });
}

/**
 * The linked model of a workspace.
 * @throws Failure with the findings where there is any error
 */
export async function linkedModel(root: string): Promise<Model> {
  const { model, diagnostics } = await loadSpecs(root);
  if (model === undefined || hasErrors(diagnostics)) throw new Failure(diagnostics);
  return model;
}
