import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import { template, type Template } from '../../text/template.ts';
import type { TypeScriptNames } from '../operations/names.ts';

interface View {
  readonly header: string;
  readonly types: string;
  readonly operations: readonly {
    summary: string;
    deprecated: string;
    member: string;
    received: string;
    output: string;
  }[];
}

const render: Template<View> = template(`{{{header}}}import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { {{types}} } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in \`src/handlers\`. */
export interface Handlers {
{{#each operations}}
  {{#if deprecated}}
  /**
   * {{{comment summary}}}
   * @deprecated {{{comment deprecated}}}
   */
  {{else}}
  {{{doc summary}}}
  {{/if}}
  {{member}}(input: {{received}}, context: Context): Promise<{{output}}>;
{{/each}}
}
`);

/** `generated/handlers.ts`: the interface that the handlers fill. */
export function emitHandlerTypes(input: PluginInput, names: TypeScriptNames): EmittedFile[] {
  const { plugin } = input;
  const own = [...names.own.values()];
  const text = render({
    header: generatedHeader(plugin.source.file, plugin.id),
    types: ['Config', ...own.flatMap(({ received, output }) => [output, received])].sort().join(', '),
    operations: [...plugin.operations.values()].flatMap((operation) => {
      const name = names.own.get(operation.name);
      if (name === undefined) return [];
      const deprecated = operation.deprecated === undefined ? '' : (operation.deprecated.message ?? `since ${operation.deprecated.since}`);
      return [
        {
          summary: operation.summary ?? operation.name,
          deprecated,
          member: name.member,
          received: name.received,
          output: name.output,
        },
      ];
    }),
  });
  return [machineFile(input, 'src/generated/handlers.ts', text)];
}
