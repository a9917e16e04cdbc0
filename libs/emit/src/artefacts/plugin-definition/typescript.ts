import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { errorCodes } from '../../surface/errors.ts';
import { generatedHeader } from '../../text/header.ts';
import { template, type Template } from '../../text/template.ts';
import type { TypeScriptNames } from '../operations/names.ts';

interface View {
  readonly header: string;
  readonly id: string;
  readonly version: string;
  readonly validators: string;
  readonly operations: readonly { name: string; member: string; streams: boolean; errors: readonly string[] }[];
}

const render: Template<View> = template(`{{{header}}}import { definePlugin } from '@plugwright/sdk';
import { errorEntries } from './errors.ts';
import type { Handlers } from './handlers.ts';
import { createKernel, type Kernel } from './kernel.ts';
{{#if operations}}
import { {{validators}} } from './validators.js';
{{/if}}

/** The plugin without its handlers, as its spec declares it. */
export const plugin = definePlugin<Handlers, Kernel>({
  id: {{{lit id}}},
  version: {{{lit version}}},
  operations: {
{{#each operations}}
    {{{key name}}}: { handler: {{{lit member}}}, output: outputs[{{{lit name}}}],{{#if streams}} stream: streams[{{{lit name}}}],{{/if}} errors: [{{#each errors}}{{{lit this}}}{{#unless @last}}, {{/unless}}{{/each}}] },
{{/each}}
  },
  errors: errorEntries,
  createKernel,
});
`);

/** `generated/plugin.ts`: the definition that the SDK serves and the stub kernel runs. */
export function emitPluginDefinition(input: PluginInput, names: TypeScriptNames): EmittedFile[] {
  const { model, plugin } = input;
  const text = render({
    header: generatedHeader(plugin.source.file, plugin.id),
    id: plugin.id,
    version: plugin.version,
    validators: [...plugin.operations.values()].some(({ stream }) => stream !== undefined) ? 'outputs, streams' : 'outputs',
    operations: [...plugin.operations.values()].map(({ name, stream, errors }) => ({
      name,
      member: names.own.get(name)?.member ?? name,
      streams: stream !== undefined,
      errors: errorCodes(model, errors),
    })),
  });
  return [machineFile(input, 'src/generated/plugin.ts', text)];
}
