import type { Schema } from '@plugwright/spec';
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
  const give = (name: string | undefined, schema: Schema | undefined): void => {
    if (name !== undefined && schema !== undefined) declarations.push({ name, schema, form: 'given' });
  };
  const receive = (name: string, given: string, schema: Schema): void => {
    give(given, schema);
    if (isDefaulted(model, schema)) declarations.push({ name, schema, form: 'received' });
    else aliases.push({ name, of: given });
  };
  for (const { name, input, output, stream } of plugin.operations.values()) {
    const own = names.own.get(name);
    if (own === undefined) continue;
    receive(own.received, own.input, input);
    give(own.output, output);
    give(own.item, stream?.download);
    if (own.upload !== undefined && stream?.upload !== undefined) receive(own.upload.received, own.upload.given, stream.upload);
  }
  for (const event of plugin.publishes.values()) declarations.push({ name: names.payloads.get(event.name) ?? '', schema: event.payload, form: 'given' });
  if (plugin.config === undefined) aliases.push({ name: names.config, of: 'Record<string, never>' });
  else declarations.push({ name: names.config, schema: plugin.config.schema, form: 'received' });
  for (const { method, operation } of callable) {
    const called = names.called.get(method);
    if (called === undefined) continue;
    give(called.input, operation.input);
    give(called.output, operation.output);
    give(called.item, operation.stream?.download);
    give(called.upload, operation.stream?.upload);
  }
  return { declarations, aliases };
}

/** `generated/operations.ts`. */
export function emitOperations(input: PluginInput, types: TypeSection, aliases: readonly TypeAlias[]): EmittedFile[] {
  const header = generatedHeader(input.plugin.source.file, input.plugin.id);
  const parts = [types.imports, types.declarations, ...aliases.map(({ name, of }) => `export type ${name} = ${of};\n`)];
  return [machineFile(input, 'src/generated/operations.ts', header + parts.filter((part) => part !== '').join('\n'))];
}
