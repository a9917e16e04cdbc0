import {
  materialize,
  type ContractDocument,
  type ErrorEntry,
  type EventEntry,
  type KernelDocument,
  type Member,
  type Model,
  type Operation,
  type PluginDocument,
  type PublishedEvent,
} from '@plugwright/spec';
import { detailsSchema, errorCodes } from '../../surface/errors.ts';
import type { ListedDocument } from '../../surface/documents.ts';

type Part = Record<string, unknown>;

/** Types and errors, which every document with members has. */
export function sharedPart(model: Model, document: ListedDocument): Part {
  return {
    types: [...document.types.values()].map((type) => ({
      ...member(type),
      schema: materialize(model, document.id, type.schema, 'open'),
    })),
    errors: [...document.errors.values()].map((entry) => errorPart(model, document.id, entry)),
  };
}

/** What only a plugin has. */
export function pluginPart(model: Model, plugin: PluginDocument): Part {
  const {
    category,
    tags,
    license,
    maturity,
    runtime,
    kernel,
    packages,
    capabilities,
    resources,
    sharedMemory,
    lifecycle,
    slo,
    observability,
    data,
    tests,
    releases,
  } = plugin;
  return {
    category,
    tags,
    license,
    maturity,
    runtime,
    kernel,
    packages,
    operations: [...plugin.operations.values()].map((operation) => operationPart(model, plugin.id, operation)),
    publishes: [...plugin.publishes.values()].map((event) => eventPart(model, plugin.id, event)),
    subscribes: plugin.subscribes.map(({ event, from, operation }) => ({ event, from, operation })),
    extensionPoints: [...plugin.extensionPoints.values()].map((point) => ({
      ...member(point),
      many: point.many,
      schema: materialize(model, plugin.id, point.schema, 'closed'),
    })),
    contributes: plugin.contributes.map(({ to, items }) => ({ to, items })),
    config: plugin.config === undefined ? undefined : { schema: materialize(model, plugin.id, plugin.config.schema, 'closed'), reload: plugin.config.reload },
    state: plugin.state === undefined ? undefined : { ...plugin.state, schema: materialize(model, plugin.id, plugin.state.schema, 'closed') },
    capabilities: capabilities.map(({ id, scope, permissions, paths, hosts, reason }) => ({
      id,
      scope,
      permissions,
      paths,
      hosts,
      reason,
    })),
    resources,
    sharedMemory,
    lifecycle,
    slo,
    observability,
    data,
    tests,
    releases,
  };
}

/** What only a contract has. */
export function contractPart(model: Model, contract: ContractDocument): Part {
  return {
    maturity: contract.maturity,
    events: [...contract.events.values()].map((event) => eventPart(model, contract.id, event)),
  };
}

/** What only the kernel has. */
export function kernelPart(model: Model, kernel: KernelDocument): Part {
  return {
    services: [...kernel.services.values()].map(({ name, summary, unlockedBy, operations }) => ({
      name,
      summary,
      unlockedBy,
      operations: [...operations.values()].map((operation) => operationPart(model, kernel.id, operation)),
    })),
  };
}

function member({ name, identity, summary, description, since, stability, deprecated, renamedFrom }: Member): Part {
  return {
    name,
    identity,
    summary,
    description,
    since,
    stability,
    deprecated,
    renamedFrom: renamedFrom.length === 0 ? undefined : renamedFrom,
  };
}

function operationPart(model: Model, document: string, operation: Operation): Part {
  const { stream, effects, safety, timeoutMs, retry, stub, optional } = operation;
  const { download, upload } = stream ?? {};
  return {
    ...member(operation),
    input: materialize(model, document, operation.input, 'closed'),
    output: materialize(model, document, operation.output, 'open'),
    stream:
      stream === undefined
        ? undefined
        : {
            download: download === undefined ? undefined : materialize(model, document, download, 'open'),
            upload: upload === undefined ? undefined : materialize(model, document, upload, 'closed'),
          },
    errors: errorCodes(model, operation.errors),
    effects,
    safety,
    timeoutMs,
    retry,
    stub,
    optional,
    examples: operation.examples.map(({ name, input, upload: uploaded, items, output, error }) => ({ name, input, upload: uploaded, items, output, error })),
  };
}

function errorPart(model: Model, document: string, entry: ErrorEntry): Part {
  const details = detailsSchema(entry);
  const { code, class: kind, retryable, message, action } = entry;
  return {
    ...member(entry),
    code,
    class: kind,
    retryable,
    message,
    action,
    extends: entry.extends,
    details: details === undefined ? undefined : materialize(model, document, details, 'closed'),
  };
}

function eventPart(model: Model, document: string, event: EventEntry | PublishedEvent): Part {
  const { payload, delivery, key } = event;
  const topic = 'event' in event ? `${event.event.document}/${event.event.name}` : `${document}/${event.name}`;
  return { ...member(event), topic, payload: materialize(model, document, payload, 'open'), delivery, key };
}
