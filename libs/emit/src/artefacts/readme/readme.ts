import type { OperationStream } from '@plugwright/spec';
import type { EmittedFile } from '../../emitted-file.ts';
import type { PluginInput } from '../../plugin-input.ts';
import { errorCodes } from '../../surface/errors.ts';
import { template, type Template } from '../../text/template.ts';

interface View {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly spec: string;
  readonly operations: readonly { name: string; summary: string; errors: readonly string[] }[];
  readonly events: readonly { name: string; what: string }[];
  readonly capabilities: readonly { id: string; scope: string; permissions: string; reason: string }[];
  readonly config: readonly { name: string; description: string }[];
}

const render: Template<View> = template(`# {{{md title}}}

{{{md summary}}}

Everything here follows from {{{code spec}}}; only \`src/handlers\` and \`test\` are written by hand.
{{#if operations}}

## Operations

| operation | what it does | errors |
| --- | --- | --- |
{{#each operations}}
| {{{code name}}} | {{{md summary}}} | {{#each errors}}{{{code this}}}{{#unless @last}}, {{/unless}}{{/each}} |
{{/each}}
{{/if}}
{{#if events}}

## Events

| event | |
| --- | --- |
{{#each events}}
| {{{code name}}} | {{{md what}}} |
{{/each}}
{{/if}}
{{#if config}}

## Configuration

| member | meaning |
| --- | --- |
{{#each config}}
| {{{code name}}} | {{{md description}}} |
{{/each}}
{{/if}}
{{#if capabilities}}

## Capabilities

| capability | scope | permissions | why |
| --- | --- | --- | --- |
{{#each capabilities}}
| {{{code id}}} | {{{md scope}}} | {{{md permissions}}} | {{{md reason}}} |
{{/each}}
{{/if}}

## Commands

\`\`\`text
npx nx test {{id}}
npx nx build {{id}}
npx nx generate @plugwright/nx:plugin {{id}}
\`\`\`
`);

/** The machine's part of `README.md`. */
export function emitReadme(input: PluginInput): EmittedFile[] {
  const { model, plugin } = input;
  const schema = plugin.config?.schema;
  const properties = typeof schema === 'object' ? ((schema['properties'] ?? {}) as Record<string, unknown>) : {};
  const text = render({
    id: plugin.id,
    title: plugin.title,
    summary: plugin.summary,
    spec: plugin.source.file,
    operations: [...plugin.operations.values()].map(({ name, summary, stream, errors }) => ({
      name,
      summary: [summary, streams(stream)].filter((part) => part !== undefined).join(' '),
      errors: errorCodes(model, errors),
    })),
    events: [
      ...[...plugin.publishes.values()].map(({ name, event, summary }) => ({
        name,
        what: `published${event === undefined ? '' : ` as ${event.document}/${event.name}`}${summary === undefined || event !== undefined ? '' : `: ${summary}`}`,
      })),
      ...plugin.subscribes.map(({ event, from, operation }) => ({
        name: event,
        what: `taken from ${from.document} by ${operation}`,
      })),
    ],
    capabilities: plugin.capabilities.map(({ id, scope, permissions, reason }) => ({
      id,
      scope,
      permissions: permissions.join(', '),
      reason,
    })),
    config: Object.entries(properties).map(([name, member]) => ({ name, description: describe(member) })),
  });
  return [{ path: `${input.root}/README.md`, text, ownership: 'shared' }];
}

/** What is streamed, in a sentence for people. */
function streams({ download, upload }: OperationStream = {}): string | undefined {
  if (download !== undefined && upload !== undefined) return 'Streams items to the caller, and takes a stream from it.';
  if (download !== undefined) return 'Streams items to the caller.';
  return upload === undefined ? undefined : 'Takes a stream from the caller.';
}

function describe(member: unknown): string {
  const { description, default: preset } = (typeof member === 'object' && member !== null ? member : {}) as {
    description?: unknown;
    default?: unknown;
  };
  const parts = [typeof description === 'string' ? description : '', preset === undefined ? '' : `Default: ${JSON.stringify(preset)}.`];
  return parts.filter((part) => part !== '').join(' ');
}
