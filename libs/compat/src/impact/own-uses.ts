import { below, referencesIn, type Model, type PluginDocument, type Schema } from '@plugwright/spec';
import type { MemberAt } from './member-at.ts';
import { eventAt, typeAt } from './member-graph.ts';

/** A place where a plugin uses something: one of its own members, or a line that names a member of another document. */
export interface OwnUse {
  /** JSON pointer into the plugin's document. */
  readonly pointer: string;
  readonly leadsTo: readonly MemberAt[];
}

function* named({ id }: PluginDocument, members: Iterable<{ readonly pointer: string }>): Generator<OwnUse> {
  for (const { pointer } of members) yield { pointer, leadsTo: [{ document: id, member: pointer }] };
}

function* schemaUse(pointer: string, schema: Schema | undefined): Generator<OwnUse> {
  if (schema !== undefined) yield { pointer, leadsTo: [...referencesIn(schema)].map(typeAt) };
}

function* calls(plugin: PluginDocument): Generator<OwnUse> {
  for (const { alias, document, operations } of plugin.imports.values()) {
    for (const [index, name] of operations.entries()) {
      yield { pointer: `${below('/imports', alias)}/operations/${index}`, leadsTo: [{ document, member: below('/operations', name) }] };
    }
  }
}

function serviceMembers(model: Model, listed: string): readonly MemberAt[] {
  const [name = '', only] = listed.split('.');
  const service = model.kernels.get('kernel')?.services.get(name);
  if (service === undefined) return [];
  const at = below('/services', name);
  const operations = [...service.operations.keys()].filter((operation) => only === undefined || only === operation);
  const members = [...(service.unlockedBy === undefined ? [] : [`${at}/unlockedBy`]), ...operations.map((operation) => below(`${at}/operations`, operation))];
  return members.map((member) => ({ document: 'kernel', member }));
}

function* services(model: Model, plugin: PluginDocument): Generator<OwnUse> {
  for (const [index, listed] of plugin.kernel.services.entries()) yield { pointer: `/kernel/services/${index}`, leadsTo: serviceMembers(model, listed) };
}

function* eventsAndPoints(model: Model, plugin: PluginDocument): Generator<OwnUse> {
  yield* named(plugin, plugin.publishes.values());
  for (const { event, from, pointer } of plugin.subscribes) yield { pointer, leadsTo: [eventAt(model, from.document, event)] };
  for (const { to, pointer } of plugin.contributes) yield { pointer, leadsTo: [{ document: to.document, member: below('/extensionPoints', to.point) }] };
  yield* named(plugin, plugin.extensionPoints.values());
}

/** Every place where a plugin uses something, those first that mean most to a reader: what it offers, calls and listens to. */
export function* ownUses(model: Model, plugin: PluginDocument): Generator<OwnUse> {
  yield* named(plugin, plugin.operations.values());
  yield* calls(plugin);
  yield* eventsAndPoints(model, plugin);
  yield* services(model, plugin);
  yield* schemaUse('/config/schema', plugin.config?.schema);
  yield* schemaUse('/state/schema', plugin.state?.schema);
  yield* named(plugin, plugin.types.values());
  yield* named(plugin, plugin.errors.values());
}
