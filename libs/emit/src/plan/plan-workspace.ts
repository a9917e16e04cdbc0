import { diagnose, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';
import { satisfies } from 'semver';
import { contractPackage, contractRoot, type DistributedDocument } from '../artefacts/contract-package/contract-package.ts';
import { pluginPackage } from '../artefacts/project-files/package-json.ts';
import { emitWorkspaceFiles } from '../emit-workspace.ts';
import { pluginInput, type PluginInput } from '../plugin-input.ts';
import { createEmitRun, type EmitRun } from '../run.ts';
import { defaultSettings, type EmitSettings } from '../settings.ts';
import { isLocal } from '../surface/documents.ts';
import { lockedVersions, planPackageLock, type WorkspacePackage } from './package-lock.ts';
import { planContract } from './plan-contract.ts';
import { planDerived } from './plan-derived.ts';
import { planPlugin, type FolderMemory } from './plan-plugin.ts';
import { addPart, emptyPart, type Disk, type Plan, type PlanPart } from './plan.ts';
import { planRemovedFolders } from './removed-folders.ts';

/** What is planned, and how. */
export interface PlanOptions {
  /** Only these plugins; all of them where absent. What follows from all documents together is always planned. */
  readonly plugins?: readonly string[];
  /** Overwrite machine-owned files that were edited by hand. */
  readonly force?: boolean;
  /** Emit everything and compare every byte, also where the ledgers say that nothing changed. */
  readonly full?: boolean;
  readonly settings?: Partial<EmitSettings>;
  /** Whether the portal's files are wanted; where absent, when the workspace has `apps/docs/package.json`. */
  readonly portal?: boolean;
  readonly run?: EmitRun;
  /** Spares the reading of folders that are known to be right. */
  readonly folders?: FolderMemory;
  /** Called after each plugin, for a progress bar. */
  readonly onPlugin?: (id: string, done: number, of: number) => void;
}

/**
 * Everything that has to change so that the workspace says what its specs say. The same plan is applied by generators and
 * only reported by checks. It does not touch the disk, and an applied plan leaves an empty one behind.
 */
export async function planWorkspace(model: Model, disk: Disk, options: PlanOptions = {}): Promise<Plan> {
  const context = planContext(model, disk, options);
  const part = emptyPart();
  const inputs = [...model.plugins.values()].filter(isLocal).map((plugin) => pluginInput(model, plugin, context.settings, context.run));
  part.diagnostics.push(...unknownPlugins(model, options.plugins));
  const chosen = options.plugins === undefined ? inputs : inputs.filter(({ plugin }) => options.plugins?.includes(plugin.id));
  for (const [index, input] of chosen.entries()) {
    addPart(part, await planPlugin(input, disk, { ...context, inspect: options.plugins !== undefined }));
    options.onPlugin?.(input.plugin.id, index + 1, chosen.length);
  }
  for (const document of contracts(model)) addPart(part, await planContract(model, document, disk, context));
  const removed = planRemovedFolders(model, disk, context.force);
  addPart(part, removed.part);
  addPart(part, planTogether(model, disk, context, chosen, removed.gone));
  return finish(part);
}

/** What every part of a plan is made with. */
export interface PlanContext {
  readonly settings: EmitSettings;
  readonly run: EmitRun;
  readonly force: boolean;
  readonly full: boolean;
  readonly portal: boolean;
  readonly folders?: FolderMemory;
}

/** Fill in what the options leave open. */
export function planContext(model: Model, disk: Disk, { settings, run, force, full, portal, folders }: PlanOptions): PlanContext {
  return {
    settings: { ...defaultSettings, ...workspaceLicense(disk), ...settings },
    run: run ?? createEmitRun(),
    force: force ?? false,
    full: full ?? false,
    portal: portal ?? (model.documents.size > 0 && disk.read('apps/docs/package.json') !== undefined),
    ...(folders === undefined ? {} : { folders }),
  };
}

function workspaceLicense(disk: Disk): { license?: string } {
  try {
    const { license } = JSON.parse(disk.read('package.json') ?? '{}') as { license?: unknown };
    return typeof license === 'string' ? { license } : {};
  } catch {
    return {};
  }
}

function contracts(model: Model): DistributedDocument[] {
  return [...model.contracts.values(), ...model.kernels.values()].filter(isLocal);
}

/** Plan what follows from all documents together: registry, CODEOWNERS, portal, and the lock file's entries. */
export function planTogether(model: Model, disk: Disk, { settings, portal }: PlanContext, inputs: readonly PluginInput[], gone: readonly string[]): PlanPart {
  const part = planDerived(emitWorkspaceFiles(model, { portal }), disk);
  addPart(part, planLocked(disk, settings, inputs, contracts(model), gone));
  return part;
}

/** Plan the entries of packages in the lock file. */
export function planLocked(
  disk: Disk,
  settings: EmitSettings,
  inputs: readonly PluginInput[],
  documents: readonly DistributedDocument[],
  gone: readonly string[] = [],
): PlanPart {
  const packages: WorkspacePackage[] = [
    ...inputs.map((input) => ({ root: input.root, json: pluginPackage(input) })),
    ...documents.map((document) => ({
      root: contractRoot(document.id),
      json: contractPackage(document, settings),
    })),
  ];
  const part = planPackageLock(disk, packages, gone);
  part.diagnostics.push(...unlockedPackages(disk, inputs));
  return part;
}

function unlockedPackages(disk: Disk, inputs: readonly PluginInput[]): Diagnostic[] {
  const needs = inputs.filter(({ plugin }) => plugin.packages.ecosystems['npm'] !== undefined);
  if (needs.length === 0 || disk.read('package-lock.json') === undefined) return [];
  const locked = lockedVersions(disk);
  return needs.flatMap(({ plugin, root }) =>
    Object.entries(plugin.packages.ecosystems['npm'] ?? {}).flatMap(([name, range]) => {
      const version = locked(root, name);
      if (version !== undefined && satisfies(version, range)) return [];
      return [diagnose('emit/package-not-locked', { plugin: plugin.id, package: name, range }, { span: plugin.source.spanOf('/packages/npm') })];
    }),
  );
}

function unknownPlugins(model: Model, wanted: readonly string[] | undefined): Diagnostic[] {
  return (wanted ?? []).filter((id) => !model.plugins.has(id)).map((id) => diagnose('workspace/unknown-plugin', { plugin: id }));
}

/** A part as a plan: sorted, so that the same state always gives the same plan. */
export function finish({ changes, diagnostics, unchanged }: PlanPart): Plan {
  return {
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    diagnostics: sortDiagnostics(diagnostics),
    unchanged,
  };
}
