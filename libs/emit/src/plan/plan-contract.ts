import { diagnose } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';
import { contractRoot, type DistributedDocument } from '../artefacts/contract-package/contract-package.ts';
import { emitContract } from '../emit-contract.ts';
import { EmitRefusal } from '../emit-refusal.ts';
import type { EmitRun } from '../run.ts';
import type { EmitSettings } from '../settings.ts';
import { contractInputsDigest } from './inputs-digest.ts';
import { contractLedger, isContractOwned } from './owned-paths.ts';
import { isUpToDate, ledgerOf, planFolder, type PackageFolder } from './package-folder.ts';
import { emptyPart, type Disk, type PlanPart } from './plan.ts';

/** The folder of a contract's package. */
export function contractFolder(id: string, disk: Disk, force: boolean, reason: string): PackageFolder {
  return {
    root: contractRoot(id),
    ledger: contractLedger,
    owned: isContractOwned,
    disk,
    force,
    mend: 'npx nx generate @plugwright/nx:plugin --force',
    reason,
  };
}

/** Plan the package of a contract or of the kernel. */
export async function planContract(
  model: Model,
  document: DistributedDocument,
  disk: Disk,
  options: { settings: EmitSettings; run: EmitRun; force: boolean; full: boolean },
): Promise<PlanPart> {
  const folder = contractFolder(document.id, disk, options.force, document.source.file);
  const ledger = ledgerOf(folder);
  const inputs = contractInputsDigest(model, document, options.settings);
  if (!options.full && isUpToDate(folder, ledger, inputs)) return { ...emptyPart(), unchanged: ledger.files.size + 1 };
  try {
    const files = await emitContract(model, document.id, options);
    return planFolder(folder, ledger, inputs, files, { part: emptyPart(), handlers: new Map() });
  } catch (error) {
    if (!(error instanceof EmitRefusal)) throw error;
    const finding = diagnose(
      'emit/schema-not-lowerable',
      { document: document.id, language: 'typescript', reason: error.message },
      { span: document.source.spanOf('') },
    );
    return { ...emptyPart(), diagnostics: [finding] };
  }
}
