import type { EmittedFile } from '../emitted-file.ts';
import type { LanguageEmitter } from '../languages.ts';
import type { PluginInput } from '../plugin-input.ts';
import { nameErrors } from '../artefacts/errors/names.ts';
import { emitErrors, errorDeclarations } from '../artefacts/errors/typescript.ts';
import { emitHandlerTypes } from '../artefacts/handlers/typescript.ts';
import { emitKernelClient } from '../artefacts/kernel-client/typescript.ts';
import { typescriptNames } from '../artefacts/operations/names.ts';
import { emitOperations, operationDeclarations } from '../artefacts/operations/typescript.ts';
import { emitPluginDefinition } from '../artefacts/plugin-definition/typescript.ts';
import { emitProjectFiles } from '../artefacts/project-files/typescript.ts';
import { emitStubKernel } from '../artefacts/stub-kernel/typescript.ts';
import { emitTests } from '../artefacts/tests/typescript.ts';
import { handlerFolder, planTypeScriptHandlers } from '../artefacts/handler-bodies/plan-typescript.ts';
import { compileTypes } from '../artefacts/types/type-book.ts';
import { emitTypes } from '../artefacts/types/typescript.ts';
import { emitValidators } from '../artefacts/validators/typescript.ts';

/** Everything that is particular to a plugin in TypeScript, but for the bodies of its handlers. */
async function emitTypeScript(input: PluginInput): Promise<EmittedFile[]> {
  const names = typescriptNames(input);
  const errors = nameErrors(input.errors);
  const { declarations, aliases } = operationDeclarations(input, names);
  const files = new Map([
    ['operations', declarations],
    ['errors', errorDeclarations(errors)],
  ]);
  const book = await compileTypes(input.model, input.run.types, files);
  const none = { imports: '', declarations: '' };
  return [
    ...emitProjectFiles(input, names),
    ...emitTypes(input, book),
    ...emitOperations(input, book.sections.get('operations') ?? none, aliases),
    ...emitErrors(input, errors, book.sections.get('errors') ?? none),
    ...emitHandlerTypes(input, names),
    ...emitKernelClient(input, names),
    ...emitPluginDefinition(input, names),
    ...(await emitValidators(input)),
    ...emitStubKernel(input, names),
    ...emitTests(input),
  ];
}

/** Plugins in TypeScript. */
export const typescriptEmitter: LanguageEmitter = {
  language: 'typescript',
  emit: emitTypeScript,
  hasHandlers: ({ plugin, root }, disk) => [...plugin.operations.keys()].every((name) => disk.read(`${root}/${handlerFolder}/${name}.ts`) !== undefined),
  planHandlers: planTypeScriptHandlers,
};
