import { usedSurface, type Model, type PluginDocument, type UsedSurface } from '@plugwright/spec';
import type { EmittedFile } from './emitted-file.ts';
import type { EmitRun } from './run.ts';
import type { EmitSettings } from './settings.ts';
import { callableOperations, type CallableOperation } from './surface/callable.ts';
import { declaredErrors, type OwnedError } from './surface/errors.ts';

/** What every artefact of a plugin is emitted from. */
export interface PluginInput {
  readonly model: Model;
  readonly plugin: PluginDocument;
  readonly settings: EmitSettings;
  readonly run: EmitRun;
  /** Folder of the plugin, workspace-relative. */
  readonly root: string;
  readonly callable: readonly CallableOperation[];
  readonly errors: readonly OwnedError[];
  /** What the plugin uses of other documents. */
  readonly surface: UsedSurface;
}

/** An artefact of a plugin: from the input to files, in a fixed order. */
export type PluginArtefact = (input: PluginInput) => readonly EmittedFile[] | Promise<readonly EmittedFile[]>;

/** Folder of a plugin, workspace-relative. */
export function pluginRoot(id: string): string {
  return `plugins/${id}`;
}

/** Gather what the artefacts of a plugin need. */
export function pluginInput(model: Model, plugin: PluginDocument, settings: EmitSettings, run: EmitRun): PluginInput {
  return {
    model,
    plugin,
    settings,
    run,
    root: pluginRoot(plugin.id),
    callable: callableOperations(model, plugin),
    errors: declaredErrors(model, plugin),
    surface: usedSurface(model, plugin.id),
  };
}

/** A machine-owned file below the plugin's folder. */
export function machineFile(input: { readonly root: string }, path: string, text: string): EmittedFile {
  return { path: `${input.root}/${path}`, text, ownership: 'machine' };
}
