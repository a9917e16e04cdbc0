import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import type { TypeBook } from './type-book.ts';

/** `generated/types/<document>.ts`: the closure of the types that the plugin uses, each declared once. */
export function emitTypes(input: PluginInput, book: TypeBook): EmittedFile[] {
  const header = generatedHeader(input.plugin.source.file, input.plugin.id);
  return [...book.documents].map(([document, text]) => machineFile(input, `src/generated/types/${document}.ts`, `${header}${text}`));
}
