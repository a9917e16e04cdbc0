import type { Schema } from '@plugwright/spec';
import type { PluginInput } from '../../plugin-input.ts';
import type { CallableOperation } from '../../surface/callable.ts';
import { kernelId } from '../../surface/callable.ts';
import { camelCase, pascalCase } from '../../text/identifiers.ts';
import { NameScope } from '../../text/names.ts';
import type { CalledOperationNames, TypeScriptNames } from '../operations/names.ts';
import { asObject } from '../types/schema-walk.ts';

/** One method of the typed client. */
export interface ClientMethod {
  readonly member: string;
  readonly method: string;
  readonly input: string;
  readonly output: string;
  /** Type of what the method returns. */
  readonly answer: string;
  /** Type of an item that it takes a stream of; empty where it takes none. */
  readonly upload: string;
  /** What streams with the call, as the SDK is told it; empty where nothing does. */
  readonly streams: string;
  /** The types that its signature names. */
  readonly types: readonly string[];
  /** Whether the caller may leave the input out, because it has no required member. */
  readonly bare: boolean;
}

/** What an imported plugin is reached by. */
export interface ClientPeer {
  readonly member: string;
  readonly plugin: string;
  readonly methods: readonly ClientMethod[];
  /** Name of the method that asks whether an optional import is there; empty for a required one. */
  readonly available: string;
}

/**
 * The parts of the typed kernel client. What upstream says about itself is not copied: its wording may change without changing
 * us. Log and events have faces of their own; other services are shown as they are.
 */
export interface ClientGroups {
  readonly logs: string;
  readonly events: string;
  readonly published: readonly {
    readonly member: string;
    readonly event: string;
    readonly payload: string;
    readonly output: string;
    readonly summary: string;
  }[];
  readonly services: readonly {
    readonly member: string;
    readonly name: string;
    readonly methods: readonly ClientMethod[];
  }[];
  readonly plugins: string;
  readonly peers: readonly ClientPeer[];
}

const logMethod = `${kernelId}/log.write`;
const publishMethod = `${kernelId}/events.publish`;

/** Sort what the plugin may call into the parts of its client. */
export function clientGroups({ plugin, callable }: PluginInput, names: TypeScriptNames): ClientGroups {
  const scope = new NameScope();
  const writes = callable.some(({ method }) => method === logMethod);
  const publish = plugin.publishes.size > 0 && callable.some(({ method }) => method === publishMethod);
  const rest = callable.filter(({ method }) => method !== logMethod && method !== publishMethod);
  const services = groupBy(rest, ({ service }) => service?.name);
  const logs = writes ? scope.take('log') : '';
  const events = publish ? scope.take('events') : '';
  const members = new NameScope();
  return {
    logs,
    events,
    published: publish
      ? [...plugin.publishes.values()].map(({ name, summary, event }) => ({
          member: members.take(`publish${pascalCase(name)}`),
          event: name,
          payload: names.payloads.get(name) ?? 'unknown',
          output: names.called.get(publishMethod)?.output ?? 'unknown',
          summary: (event === undefined ? summary : undefined) ?? `Publish ${name}.`,
        }))
      : [],
    services: [...services].map(([name, operations]) => ({
      member: scope.take(camelCase(name), `${camelCase(name)}Service`),
      name,
      methods: clientMethods(operations, names, new NameScope()),
    })),
    plugins: plugin.imports.size > 0 && rest.some(({ edge }) => edge !== undefined) ? scope.take('plugins', 'importedPlugins') : '',
    peers: peers(rest, names),
  };
}

function peers(callable: readonly CallableOperation[], names: TypeScriptNames): ClientPeer[] {
  const aliases = new NameScope();
  return [...groupBy(callable, ({ edge }) => edge?.alias)].map(([alias, operations]) => {
    const members = new NameScope();
    const methods = clientMethods(operations, names, members);
    const edge = operations[0]?.edge;
    return {
      member: aliases.take(camelCase(alias)),
      plugin: edge?.document ?? '',
      methods,
      available: edge?.optional === true ? members.take('available', 'isAvailable') : '',
    };
  });
}

function clientMethods(operations: readonly CallableOperation[], names: TypeScriptNames, members: NameScope): ClientMethod[] {
  return operations.map(({ method, operation }) => {
    const { input = 'unknown', output = 'unknown', item, upload }: Partial<CalledOperationNames> = names.called.get(method) ?? {};
    return {
      member: members.take(camelCase(operation.name)),
      method,
      input,
      output,
      answer: item === undefined ? `Promise<${output}>` : `Streaming<${item}, ${output}>`,
      upload: upload ?? '',
      streams: [...(item === undefined ? [] : ['download: true']), ...(upload === undefined ? [] : ['upload'])].join(', '),
      types: [input, output, ...(item === undefined ? [] : [item]), ...(upload === undefined ? [] : [upload])],
      bare: isBare(operation.input),
    };
  });
}

function isBare(schema: Schema): boolean {
  const node = asObject(schema);
  const required = node['required'];
  return (
    node['type'] === 'object' &&
    !('$ref' in node) &&
    (!Array.isArray(required) || required.length === 0) &&
    !['allOf', 'anyOf', 'oneOf', 'if'].some((keyword) => keyword in node)
  );
}

function groupBy(callable: readonly CallableOperation[], key: (operation: CallableOperation) => string | undefined): Map<string, CallableOperation[]> {
  const groups = new Map<string, CallableOperation[]>();
  for (const operation of callable) {
    const name = key(operation);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  return groups;
}
