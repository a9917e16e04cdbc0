import { below } from '../json/pointer.ts';
import type { Model, PluginDocument, SpecDocument } from '../model/document.ts';
import type { ErrorEntry, EventEntry, Operation } from '../model/members.ts';
import type { Json, JsonObject, Schema } from '../model/schema.ts';
import { digestOf, normalSchema } from './normal-form.ts';
import { referencesIn, schemasOfPlugin } from './references.ts';

/** What a plugin uses of one document: a digest of each member, by its JSON pointer. */
export interface UsedDocument {
  /** Id of the document. */
  readonly document: string;
  readonly members: Readonly<Record<string, string>>;
}

/**
 * The part of the upstream documents that a plugin depends on. It stays the same while nothing the plugin uses changes
 * in meaning; prose does not count.
 */
export interface UsedSurface {
  /** By alias; `~<document id>` for a document that is only reached through another one. */
  readonly imports: Readonly<Record<string, UsedDocument>>;
  readonly kernel: UsedDocument;
}

function normalOperation(operation: Operation): JsonObject {
  return {
    input: normalSchema(operation.input),
    output: normalSchema(operation.output),
    errors: operation.errors.map((error) => `${error.document}/${error.name}`).sort(),
    effects: { reads: [...operation.effects.reads].sort(), writes: [...operation.effects.writes].sort(), idempotent: operation.effects.idempotent },
    safety: { ...operation.safety },
    timeoutMs: operation.timeoutMs,
    ...(operation.retry === undefined ? {} : { retry: { ...operation.retry } }),
    ...(operation.stub === undefined ? {} : { stub: { ...operation.stub } }),
    optional: operation.optional,
  };
}

function normalEvent(event: EventEntry): JsonObject {
  return { payload: normalSchema(event.payload), delivery: event.delivery, ...(event.key === undefined ? {} : { key: event.key }) };
}

/** The message is not prose here: its placeholders are the details, and it travels with the manifest. */
function normalError(error: ErrorEntry): JsonObject {
  return {
    class: error.class,
    retryable: error.retryable,
    message: error.message,
    ...(error.action === undefined ? {} : { action: error.action }),
    ...(error.details === undefined ? {} : { details: normalSchema(error.details) }),
    ...(error.extends === undefined ? {} : { extends: error.extends }),
  };
}

class Surface {
  readonly #model: Model;
  readonly #plugin: PluginDocument;
  /** Digests by document and pointer. */
  readonly #members = new Map<string, Map<string, string>>();
  readonly #seen = new Set<string>();

  constructor(model: Model, plugin: PluginDocument) {
    this.#model = model;
    this.#plugin = plugin;
  }

  collect(): UsedSurface {
    for (const schema of schemasOfPlugin(this.#plugin)) this.#reach(schema);
    for (const error of this.#plugin.errors.values()) if (error.extends !== undefined) this.#error(error.extends);
    for (const operation of this.#plugin.operations.values()) this.#errors(operation);
    this.#imports();
    this.#kernel();
    return this.#result();
  }

  #imports(): void {
    const { imports, publishes, subscribes, contributes } = this.#plugin;
    for (const edge of imports.values()) {
      const upstream = this.#model.plugins.get(edge.document);
      for (const name of edge.operations) this.#operation(upstream?.operations.get(name), edge.document, below('/operations', name));
    }
    for (const { event } of publishes.values()) if (event !== undefined) this.#event(event.document, event.name);
    for (const { event, from } of subscribes) this.#event(from.document, event);
    for (const { to } of contributes) {
      const point = this.#model.plugins.get(to.document)?.extensionPoints.get(to.point);
      if (point === undefined) continue;
      this.#put(to.document, below('/extensionPoints', to.point), { schema: normalSchema(point.schema), many: point.many });
      this.#reach(point.schema);
    }
  }

  #kernel(): void {
    const kernel = this.#model.kernels.get('kernel');
    for (const listed of this.#plugin.kernel.services) {
      const [name = '', only] = listed.split('.');
      const service = kernel?.services.get(name);
      if (kernel === undefined || service === undefined) continue;
      if (service.unlockedBy !== undefined) this.#put(kernel.id, below('/services', name, 'unlockedBy'), { ...service.unlockedBy });
      for (const [operation, entry] of service.operations) {
        if (only === undefined || only === operation) this.#operation(entry, kernel.id, below('/services', name, 'operations', operation));
      }
    }
  }

  #operation(operation: Operation | undefined, document: string, pointer: string): void {
    if (operation === undefined) return;
    this.#put(document, pointer, normalOperation(operation));
    this.#reach(operation.input);
    this.#reach(operation.output);
    this.#errors(operation);
  }

  #errors(operation: Operation): void {
    for (const error of operation.errors) this.#error(`${error.document}/${error.name}`);
  }

  #error(code: string): void {
    const [id = '', name = ''] = code.split('/');
    const owner = this.#model.documents.get(id);
    const error = owner !== undefined && 'errors' in owner ? owner.errors.get(name) : undefined;
    if (error === undefined || this.#seen.has(`error ${code}`)) return;
    this.#seen.add(`error ${code}`);
    this.#put(id, below('/errors', name), normalError(error));
    if (error.details !== undefined) this.#reach(error.details);
    if (error.extends !== undefined) this.#error(error.extends);
  }

  #event(document: string, name: string): void {
    const published = this.#model.plugins.get(document)?.publishes.get(name);
    const event = this.#model.contracts.get(document)?.events.get(name) ?? published;
    if (event === undefined) return;
    if (published?.event !== undefined) this.#event(published.event.document, published.event.name);
    const pointer = this.#model.contracts.has(document) ? below('/events', name) : below('/events/publishes', name);
    this.#put(document, pointer, normalEvent(event));
    this.#reach(event.payload);
  }

  /** Every type that a schema reaches, directly or through others. */
  #reach(schema: Schema): void {
    const queue = [...referencesIn(schema)];
    for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
      if (this.#seen.has(reference)) continue;
      this.#seen.add(reference);
      const [id = '', name = ''] = reference.split('#/types/');
      const owner: SpecDocument | undefined = this.#model.documents.get(id);
      const type = owner !== undefined && 'types' in owner ? owner.types.get(name) : undefined;
      if (type === undefined) continue;
      this.#put(id, below('/types', name), { schema: normalSchema(type.schema) });
      queue.push(...referencesIn(type.schema));
    }
  }

  #put(document: string, pointer: string, normal: Readonly<Record<string, Json>>): void {
    if (document === this.#plugin.id) return;
    const members = this.#members.get(document) ?? new Map<string, string>();
    members.set(pointer, digestOf(normal));
    this.#members.set(document, members);
  }

  #used(document: string): UsedDocument {
    const members = [...(this.#members.get(document) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return { document, members: Object.fromEntries(members) };
  }

  #result(): UsedSurface {
    const aliases = new Map([...this.#plugin.imports.values()].toSorted((a, b) => (a.alias < b.alias ? 1 : -1)).map((edge) => [edge.document, edge.alias]));
    const documents = new Set([...aliases.keys(), ...this.#members.keys()]);
    documents.delete('kernel');
    const entries = [...documents].map((document) => [aliases.get(document) ?? `~${document}`, this.#used(document)] as const);
    return { imports: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))), kernel: this.#used('kernel') };
  }
}

/**
 * What a plugin uses of its imports and of the kernel: the types it reaches, the operations it names, the errors it
 * declares, the events it publishes or listens to, the extension points it contributes to.
 * @throws Error for a plugin that the model does not have.
 */
export function usedSurface(model: Model, pluginId: string): UsedSurface {
  const plugin = model.plugins.get(pluginId);
  if (plugin === undefined) throw new Error(`the model has no plugin "${pluginId}"`);
  return new Surface(model, plugin).collect();
}
