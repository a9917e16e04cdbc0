import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import { isDefaulted } from '../types/defaulted.ts';
import type { Declaration, TypeSection } from '../types/type-book.ts';
import type { TypeScriptNames } from './names.ts';

/** A name that is only another name of a type. */
export interface TypeAlias {
  readonly name: string;
  readonly of: string;
}

/** The declarations of `generated/operations.ts`: what goes in and out of operations and events, and the configuration. */
export function operationDeclarations({ model, plugin, callable }: PluginInput, names: TypeScriptNames): { declarations: Declaration[]; aliases: TypeAlias[] } {
  const declarations: Declaration[] = [];
  const aliases: TypeAlias[] = [];
  for (const operation of plugin.operations.values()) {
    const own = names.own.get(operation.name);
    if (own === undefined) continue;
    declarations.push({ name: own.input, schema: operation.input, form: 'given' });
    if (isDefaulted(model, operation.input)) declarations.push({ name: own.received, schema: operation.input, form: 'received' });
    else aliases.push({ name: own.received, of: own.input });
    declarations.push({ name: own.output, schema: operation.output, form: 'given' });
  }
  for (const event of plugin.publishes.values()) declarations.push({ name: names.payloads.get(event.name) ?? '', schema: event.payload, form: 'given' });
  if (plugin.config === undefined) aliases.push({ name: names.config, of: 'Record<string, never>' });
  else declarations.push({ name: names.config, schema: plugin.config.schema, form: 'received' });
  for (const { method, operation } of callable) {
    const called = names.called.get(method);
    if (called === undefined) continue;
    declarations.push({ name: called.input, schema: operation.input, form: 'given' });
    declarations.push({ name: called.output, schema: operation.output, form: 'given' });
  }
  return { declarations, aliases };
}

/** `generated/operations.ts`. */
export function emitOperations(input: PluginInput, types: TypeSection, aliases: readonly TypeAlias[]): EmittedFile[] {
  const header = generatedHeader(input.plugin.source.file, input.plugin.id);
  const parts = [types.imports, types.declarations, ...aliases.map(({ name, of }) => `export type ${name} = ${of};\n`)];
  return [machineFile(input, 'src/generated/operations.ts', header + parts.filter((part) => part !== '').join('\n'))];
}
