import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import { template, type Template } from '../../text/template.ts';
import type { CalledOperationNames, TypeScriptNames } from '../operations/names.ts';

interface View {
  readonly header: string;
  readonly types: string;
  readonly streaming: string;
  readonly operations: readonly {
    member: string;
    binding: string;
    file: string;
    input: string;
    options: string;
    answer: string;
    shorthand: boolean;
  }[];
  readonly scripts: readonly { method: string; members: string }[];
}

const render: Template<View> =
  template(`{{{header}}}{{{streaming}}}import { stubKernel, type Manifest, {{#if operations}}type StubCallOptions, {{/if}}type StubKernel, type StubOptions, type StubSurface } from '@plugwright/sdk/stub';
import manifest from '../../plugin.manifest.json' with { type: 'json' };
{{#each operations}}
import { {{binding}} } from '../handlers/{{{file}}}';
{{/each}}
import type { Handlers } from './handlers.ts';
import type { Kernel } from './kernel.ts';
{{#if types}}
import type { {{types}} } from './operations.ts';
{{/if}}
import { plugin } from './plugin.ts';
import surface from './surface.json' with { type: 'json' };
import { calls, inbound } from './validators.js';

/** The operations of the plugin, typed, as a test calls them. */
export interface Calls {
{{#each operations}}
  {{member}}(input: {{input}}, options?: {{{options}}}): {{{answer}}};
{{/each}}
}

/** Input and output of each imported operation, which a test answers by a script. */
export interface Scripts {
{{#each scripts}}
  {{{lit method}}}: { {{{members}}} };
{{/each}}
}

/**
 * The plugin on a stub kernel: its handlers in this process, under the same declarations as on the real one,
 * with a clock, identifiers and random numbers that always come out the same.
 */
export function createStubKernel(options: StubOptions = {}): StubKernel<Calls, Scripts> {
  const handlers: Handlers = { {{#each operations}}{{member}}{{#unless shorthand}}: {{binding}}{{/unless}}{{#unless @last}}, {{/unless}}{{/each}} };
  return stubKernel<Calls, Scripts, Handlers, Kernel>(
    {
      plugin,
      handlers,
      manifest: manifest as unknown as Manifest,
      validators: { ...inbound, calls },
      surface: surface as unknown as StubSurface,
    },
    options,
  );
}
`);

/** `generated/stub-kernel.ts`: the typed face of this plugin over the SDK's stub kernel. */
export function emitStubKernel(input: PluginInput, names: TypeScriptNames): EmittedFile[] {
  const own = [...names.own.values()];
  const scripts = input.callable.flatMap(({ method, edge }) => {
    const called = names.called.get(method);
    return edge === undefined || called === undefined ? [] : [{ method, ...called }];
  });
  const types = [
    ...own.flatMap(({ input: given, output, item, upload }) => [given, output, item, upload?.given]),
    ...scripts.flatMap(({ input: given, output, item, upload }) => [given, output, item, upload]),
  ].filter((type) => type !== undefined);
  const text = render({
    header: generatedHeader(input.plugin.source.file, input.plugin.id),
    types: [...new Set(types)].sort().join(', '),
    streaming: own.some(({ item }) => item !== undefined) ? "import type { Streaming } from '@plugwright/sdk';\n" : '',
    operations: own.map((name) => ({
      ...name,
      options: name.upload === undefined ? 'StubCallOptions' : `StubCallOptions<${name.upload.given}>`,
      answer: name.item === undefined ? `Promise<${name.output}>` : `Streaming<${name.item}, ${name.output}>`,
      shorthand: name.member === name.binding,
    })),
    scripts: scripts.map(({ method, ...called }) => ({ method, members: scriptMembers(called) })),
  });
  return [machineFile(input, 'src/generated/stub-kernel.ts', text)];
}

function scriptMembers({ input, output, item, upload }: CalledOperationNames): string {
  const members = [
    `input: ${input}`,
    `output: ${output}`,
    ...(item === undefined ? [] : [`download: ${item}`]),
    ...(upload === undefined ? [] : [`upload: ${upload}`]),
  ];
  return members.join('; ');
}
