import { diagnose } from '@plugwright/diagnostics';
import { emitFor } from '../emit-plugin.ts';
import { EmitRefusal } from '../emit-refusal.ts';
import { languageEmitter, supportedLanguages } from '../languages.ts';
import type { PluginInput } from '../plugin-input.ts';
import { pluginInputsDigest } from './inputs-digest.ts';
import { isPluginOwned, pluginLedger } from './owned-paths.ts';
import { isUpToDate, ledgerOf, planFolder, type PackageFolder } from './package-folder.ts';
import { emptyPart, type Disk, type PlanPart } from './plan.ts';

/** What somebody who watches the files knows of the plugins' folders, by their paths. */
export interface FolderMemory {
  /** The digest of inputs for which a folder was found right, where no file of it was touched since. */
  inputsOf(root: string): string | undefined;
  /** A folder is right for these inputs, or will be when the plan is applied. */
  settled(root: string, inputs: string): void;
}

/** How a plugin is planned. */
export interface PluginPlanOptions {
  readonly force: boolean;
  /** Emit even where the ledger says that nothing changed. */
  readonly full: boolean;
  /** Look for syntax errors in its handlers also where there is nothing to emit. */
  readonly inspect: boolean;
  readonly folders?: FolderMemory;
}

/** Plan the folder of one plugin: its machine-owned files, its handlers, its ledger. */
export async function planPlugin(input: PluginInput, disk: Disk, { force, full, inspect, folders }: PluginPlanOptions): Promise<PlanPart> {
  const { plugin, root } = input;
  const emitter = languageEmitter(plugin.runtime.language);
  if (emitter === undefined) {
    const supported = supportedLanguages().join(', ');
    const finding = diagnose(
      'emit/unsupported-language',
      { plugin: plugin.id, language: plugin.runtime.language, supported },
      { span: plugin.source.spanOf('/runtime/language'), pointer: '/runtime/language' },
    );
    return { ...emptyPart(), diagnostics: [finding] };
  }
  const folder: PackageFolder = {
    root,
    ledger: pluginLedger,
    owned: isPluginOwned,
    disk,
    force,
    mend: `npx nx generate @plugwright/nx:plugin ${plugin.id} --force`,
    reason: plugin.source.file,
  };
  const inputs = pluginInputsDigest(input);
  folders?.settled(root, inputs);
  if (!force && !full && !inspect && folders?.inputsOf(root) === inputs) return { ...emptyPart(), unchanged: 1 };
  const ledger = ledgerOf(folder);
  if (!full && isUpToDate(folder, ledger, inputs) && emitter.hasHandlers(input, disk)) {
    const { diagnostics } = inspect ? (await emitter.planHandlers(input, ledger, disk)).part : emptyPart();
    const broken = diagnostics.filter(({ code }) => code === 'emit/handler-does-not-compile');
    return { ...emptyPart(), diagnostics: broken, unchanged: ledger.files.size + 1 };
  }
  try {
    const files = await emitFor(input, emitter);
    return planFolder(folder, ledger, inputs, files, await emitter.planHandlers(input, ledger, disk));
  } catch (error) {
    if (!(error instanceof EmitRefusal)) throw error;
    const finding = diagnose(
      'emit/schema-not-lowerable',
      { document: plugin.id, language: plugin.runtime.language, reason: error.message },
      { span: plugin.source.spanOf('') },
    );
    return { ...emptyPart(), diagnostics: [finding] };
  }
}
