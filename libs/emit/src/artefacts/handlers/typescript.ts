import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import { template, type Template } from '../../text/template.ts';
import { handlerSignature } from '../handler-bodies/signature.ts';
import type { TypeScriptNames } from '../operations/names.ts';

interface View {
  readonly header: string;
  readonly types: string;
  readonly uploads: boolean;
  readonly operations: readonly {
    summary: string;
    deprecated: string;
    member: string;
    received: string;
    context: string;
    answer: string;
  }[];
}

const render: Template<View> = template(`{{{header}}}import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { {{types}} } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;
{{#if uploads}}

/** The same where the caller may stream to the operation. */
export interface UploadContext<Item> extends Context {
  /** The items in their order; leaving the iteration early drops the rest. */
  readonly upload: AsyncIterable<Item>;
}
{{/if}}

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
  {{member}}(input: {{received}}, context: {{{context}}}): {{{answer}}};
{{/each}}
}
`);

/** `generated/handlers.ts`: the interface that the handlers fill. */
export function emitHandlerTypes(input: PluginInput, names: TypeScriptNames): EmittedFile[] {
  const { plugin } = input;
  const own = [...names.own.values()];
  const text = render({
    header: generatedHeader(plugin.source.file, plugin.id),
    types: ['Config', ...own.flatMap((names) => handlerSignature(names).types)].sort().join(', '),
    uploads: own.some(({ upload }) => upload !== undefined),
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
          ...handlerSignature(name),
        },
      ];
    }),
  });
  return [machineFile(input, 'src/generated/handlers.ts', text)];
}
