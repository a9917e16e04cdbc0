import { below } from '../json/pointer.ts';
import type { Model, PluginDocument } from '../model/document.ts';
import { referencesIn } from './references.ts';
import { errorMember, eventMember, extensionPointMember, operationMember, typeMember, unlockMember, type UpstreamMember } from './upstream-member.ts';

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

/** Every member that a plugin itself writes. */
function* ownMembers(plugin: PluginDocument): Generator<UpstreamMember> {
  for (const type of plugin.types.values()) yield typeMember(type);
  for (const error of plugin.errors.values()) yield errorMember(error);
  for (const operation of plugin.operations.values()) yield operationMember(operation);
  for (const event of plugin.publishes.values()) if (event.event === undefined) yield eventMember(event);
  for (const point of plugin.extensionPoints.values()) yield extensionPointMember(point);
}

class Surface {
  readonly #model: Model;
  readonly #plugin: PluginDocument;
  /** Digests by document and pointer. */
  readonly #members = new Map<string, Map<string, string>>();
  /** References to types and codes of errors that were followed. */
  readonly #seen = new Set<string>();
  /** Types and errors still to be followed: chains of them may be longer than the stack. */
  readonly #queue: UpstreamMember[] = [];

  constructor(model: Model, plugin: PluginDocument) {
    this.#model = model;
    this.#plugin = plugin;
  }

  collect(): UsedSurface {
    this.#queue.push(...ownMembers(this.#plugin));
    for (const part of [this.#plugin.config, this.#plugin.state]) {
      if (part !== undefined) for (const reference of referencesIn(part.schema)) this.#type(reference);
    }
    this.#imports();
    this.#kernel();
    for (let member = this.#queue.pop(); member !== undefined; member = this.#queue.pop()) {
      for (const reference of member.types) this.#type(reference);
      for (const code of member.errors) this.#error(code);
    }
    return this.#result();
  }

  #imports(): void {
    const { imports, publishes, subscribes, contributes } = this.#plugin;
    for (const edge of imports.values()) {
      const upstream = this.#model.plugins.get(edge.document);
      for (const name of edge.operations) {
        const operation = upstream?.operations.get(name);
        if (operation !== undefined) this.#use(edge.document, below('/operations', name), operationMember(operation));
      }
    }
    for (const { event } of publishes.values()) if (event !== undefined) this.#event(event.document, event.name);
    for (const { event, from } of subscribes) this.#event(from.document, event);
    for (const { to } of contributes) {
      const point = this.#model.plugins.get(to.document)?.extensionPoints.get(to.point);
      if (point !== undefined) this.#use(to.document, below('/extensionPoints', to.point), extensionPointMember(point));
    }
  }

  #kernel(): void {
    const kernel = this.#model.kernels.get('kernel');
    for (const listed of this.#plugin.kernel.services) {
      const [name = '', only] = listed.split('.');
      const service = kernel?.services.get(name);
      if (kernel === undefined || service === undefined) continue;
      if (service.unlockedBy !== undefined) this.#use(kernel.id, below('/services', name, 'unlockedBy'), unlockMember(service.unlockedBy));
      for (const [operation, entry] of service.operations) {
        if (only === undefined || only === operation) this.#use(kernel.id, below('/services', name, 'operations', operation), operationMember(entry));
      }
    }
  }

  #event(document: string, name: string): void {
    const published = this.#model.plugins.get(document)?.publishes.get(name);
    const event = this.#model.contracts.get(document)?.events.get(name) ?? published;
    if (event === undefined) return;
    if (published?.event !== undefined) this.#event(published.event.document, published.event.name);
    const pointer = this.#model.contracts.has(document) ? below('/events', name) : below('/events/publishes', name);
    this.#use(document, pointer, eventMember(event));
  }

  #error(code: string): void {
    if (this.#seen.has(code)) return;
    this.#seen.add(code);
    const [id = '', name = ''] = code.split('/');
    const owner = this.#model.documents.get(id);
    const error = owner !== undefined && 'errors' in owner ? owner.errors.get(name) : undefined;
    if (error !== undefined) this.#use(id, below('/errors', name), errorMember(error));
  }

  #type(reference: string): void {
    if (this.#seen.has(reference)) return;
    this.#seen.add(reference);
    const [id = '', name = ''] = reference.split('#/types/');
    const owner = this.#model.documents.get(id);
    const type = owner !== undefined && 'types' in owner ? owner.types.get(name) : undefined;
    if (type !== undefined) this.#use(id, below('/types', name), typeMember(type));
  }

  /** Count a member in, unless it is the plugin's own, and follow what it leads to. */
  #use(document: string, pointer: string, member: UpstreamMember): void {
    this.#queue.push(member);
    if (document === this.#plugin.id) return;
    const members = this.#members.get(document) ?? new Map<string, string>();
    members.set(pointer, member.digest);
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
