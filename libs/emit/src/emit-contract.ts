import type { Model } from '@plugwright/spec';
import { emitContractPackage } from './artefacts/contract-package/contract-package.ts';
import type { EmittedFile } from './emitted-file.ts';
import type { EmitOptions } from './emit-plugin.ts';
import { createEmitRun } from './run.ts';
import { defaultSettings } from './settings.ts';

/**
 * Every file of the package of a contract or of the kernel, sorted by path.
 * @throws Error when the Model has no such document.
 */
export async function emitContract(model: Model, documentId: string, options: EmitOptions = {}): Promise<EmittedFile[]> {
  const document = model.contracts.get(documentId) ?? model.kernels.get(documentId);
  if (document === undefined) throw new Error(`the Model has no contract or kernel "${documentId}"`);
  const files = await emitContractPackage(model, document, { ...defaultSettings, ...options.settings }, options.run ?? createEmitRun());
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
