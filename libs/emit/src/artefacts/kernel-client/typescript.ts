import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import { template, type Template } from '../../text/template.ts';
import type { TypeScriptNames } from '../operations/names.ts';
import { clientGroups, type ClientGroups } from './groups.ts';

interface View extends ClientGroups {
  readonly header: string;
  readonly types: string;
  readonly sdk: string;
}

const render: Template<View> = template(`{{{header}}}import type { {{sdk}} } from '@plugwright/sdk';
{{#if types}}
import type { {{types}} } from './operations.ts';
{{/if}}

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
{{#if logs}}
  /** Structured log records of the plugin; fields are data, never part of the message. */
  readonly {{logs}}: Logger;
{{/if}}
{{#if events}}
  /** The events that the plugin publishes. */
  readonly {{events}}: {
{{#each published}}
    {{{doc summary}}}
    {{member}}(payload: {{payload}}): Promise<{{output}}>;
{{/each}}
  };
{{/if}}
{{#each services}}
  /** The kernel service {{{comment name}}}. */
  readonly {{member}}: {
{{#each methods}}
    /** Calls {{{comment method}}}. */
    {{member}}(input{{#if bare}}?{{/if}}: {{input}}): Promise<{{output}}>;
{{/each}}
  };
{{/each}}
{{#if plugins}}
  /** The imported plugins, by alias. */
  readonly {{plugins}}: {
{{#each peers}}
    readonly {{member}}: {
{{#each methods}}
      /** Calls {{{comment method}}}. */
      {{member}}(input{{#if bare}}?{{/if}}: {{input}}{{#if upload}}, upload?: Items<{{upload}}>{{/if}}): {{{answer}}};
{{/each}}
{{#if available}}
      /** Whether the optional import is installed and running. */
      {{available}}(): Promise<boolean>;
{{/if}}
    };
{{/each}}
  };
{{/if}}
}

/** The typed client over one untyped way out of the plugin. */
export function createKernel({{#if logs}}caller{{else}}{{#if events}}caller{{else}}{{#if services}}caller{{else}}{{#if plugins}}caller{{else}}_caller{{/if}}{{/if}}{{/if}}{{/if}}: Caller): Kernel {
{{#if logs}}
  const write = (level: string, message: string, fields?: Record<string, unknown>): void => {
    caller.notify('kernel/log.write', { level, message, ...(fields === undefined ? {} : { fields }) });
  };
{{/if}}
  return {
{{#if logs}}
    {{logs}}: {
      debug: (message, fields) => { write('debug', message, fields); },
      info: (message, fields) => { write('info', message, fields); },
      warn: (message, fields) => { write('warn', message, fields); },
      error: (message, fields) => { write('error', message, fields); },
    },
{{/if}}
{{#if events}}
    {{events}}: {
{{#each published}}
      {{member}}: async (payload) => (await caller.call('kernel/events.publish', { event: {{{lit event}}}, payload })) as {{output}},
{{/each}}
    },
{{/if}}
{{#each services}}
    {{member}}: {
{{#each methods}}
      {{member}}: async (input{{#if bare}} = {}{{/if}}) => (await caller.call({{{lit method}}}, input)) as {{output}},
{{/each}}
    },
{{/each}}
{{#if plugins}}
    {{plugins}}: {
{{#each peers}}
      {{member}}: {
{{#each methods}}
{{#if streams}}
        {{member}}: (input{{#if bare}} = {}{{/if}}{{#if upload}}, upload{{/if}}) => caller.stream({{{lit method}}}, input, { {{streams}} }) as {{{answer}}},
{{else}}
        {{member}}: async (input{{#if bare}} = {}{{/if}}) => (await caller.call({{{lit method}}}, input)) as {{output}},
{{/if}}
{{/each}}
{{#if available}}
        {{available}}: async () => ((await caller.call('$/available', { plugin: {{{lit plugin}}} })) as { available: boolean }).available,
{{/if}}
      },
{{/each}}
    },
{{/if}}
  };
}
`);

/** `generated/kernel.ts`: the typed client of everything that the plugin may call. */
export function emitKernelClient(input: PluginInput, names: TypeScriptNames): EmittedFile[] {
  const groups = clientGroups(input, names);
  const methods = [...groups.services, ...groups.peers].flatMap((group) => group.methods);
  const types = [...methods.flatMap((method) => method.types), ...groups.published.flatMap(({ payload, output }) => [payload, output])];
  const text = render({
    ...groups,
    header: generatedHeader(input.plugin.source.file, input.plugin.id),
    types: [...new Set(types)].sort().join(', '),
    sdk: [
      'Caller',
      ...(methods.some(({ upload }) => upload !== '') ? ['Items'] : []),
      ...(groups.logs === '' ? [] : ['Logger']),
      ...(methods.some(({ answer }) => answer.startsWith('Streaming<')) ? ['Streaming'] : []),
    ].join(', '),
  });
  return [machineFile(input, 'src/generated/kernel.ts', text)];
}
