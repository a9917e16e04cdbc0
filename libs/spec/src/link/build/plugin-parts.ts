import { flagOf, isArray, isObject, listOf, memberOf, numberOf, objectOf, textOf, textsOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type {
  Capability,
  ConfigSpec,
  Contribution,
  Isolation,
  Language,
  Lifecycle,
  PublishedEvent,
  Resources,
  Runtime,
  StateSpec,
  Subscription,
} from '../../model/plugin-parts.ts';
import { parseDuration, parsePercentage, parseSize } from '../../model/units.ts';
import type { LinkContext } from '../link-context.ts';
import type { LinkDocument } from '../link-document.ts';
import { buildGroup, present } from './member.ts';
import { buildEvent, linkedSchema } from './shared.ts';

/** The runtime; one call at a time unless the plugin promises more. */
export function buildRuntime({ value }: LinkDocument): Runtime {
  const runtime = objectOf(value, 'runtime');
  const concurrency = objectOf(runtime, 'concurrency');
  const mode = textOf(concurrency, 'mode') === 'parallel' ? 'parallel' : 'serial';
  return {
    language: (textOf(runtime, 'language') ?? 'typescript') as Language,
    isolation: (textOf(runtime, 'isolation') ?? 'sandbox') as Isolation,
    concurrency: { mode, max: mode === 'serial' ? 1 : (numberOf(concurrency, 'max') ?? 1) },
  };
}

/** What the plugin publishes; a contract's event has the contract's payload, delivery and key. */
export function buildPublished(context: LinkContext, document: LinkDocument): ReadonlyMap<string, PublishedEvent> {
  return buildGroup<PublishedEvent>(objectOf(objectOf(document.value, 'events'), 'publishes'), '/events/publishes', (member, written, pointer) => {
    const reference = textOf(written, 'event');
    const target = reference === undefined ? undefined : context.resolve(document, reference, 'events', below(pointer, 'event'));
    const owner = target === undefined ? undefined : context.documents.get(target.document);
    if (target === undefined || owner === undefined) return buildEvent(context, document, member, written, pointer);
    const contractEvents = objectOf(owner.value, 'events');
    const own = buildEvent(context, owner, member, memberOf(contractEvents, target.name) ?? {}, below('/events', target.name));
    const summary = member.summary ?? textOf(memberOf(contractEvents, target.name), 'summary');
    return { ...own, ...(summary === undefined ? {} : { summary }), event: target };
  });
}

/** What the plugin listens to, in the order of the document. */
export function buildSubscriptions(context: LinkContext, document: LinkDocument): readonly Subscription[] {
  return Object.entries(objectOf(objectOf(document.value, 'events'), 'subscribes')).flatMap(([event, written]) => {
    const pointer = below('/events/subscribes', event);
    const alias = textOf(written, 'from');
    const operation = textOf(written, 'operation');
    if (alias === undefined || operation === undefined) return [];
    const target = context.imported(document, alias, below(pointer, 'from'));
    const edge = document.imports.get(alias);
    const named = context.member(document, document, 'operations', operation, below(pointer, 'operation'));
    if (target === undefined || edge === undefined) return [];
    const found = context.member(document, target, 'events', event, { key: pointer });
    return found === undefined || named === undefined ? [] : [{ event, from: { kind: edge.kind, document: target.id }, operation, pointer }];
  });
}

/** What the plugin contributes to others, in the order of the document. */
export function buildContributions(context: LinkContext, document: LinkDocument): readonly Contribution[] {
  return Object.entries(objectOf(document.value, 'contributes')).flatMap(([key, items]) => {
    const pointer = below('/contributes', key);
    const [alias = '', point = ''] = key.split('.');
    const target = context.imported(document, alias, { key: pointer });
    const found = target === undefined ? undefined : context.member(document, target, 'extensionPoints', point, { key: pointer });
    return found === undefined || !isArray(items) ? [] : [{ to: { document: found.document, point: found.name }, items, pointer }];
  });
}

/** The configuration, where there is one. */
export function buildConfig(context: LinkContext, document: LinkDocument): ConfigSpec | undefined {
  const config = memberOf(document.value, 'config');
  if (!isObject(config)) return undefined;
  return { schema: linkedSchema(context, document, config, '/config', 'schema'), reload: textOf(config, 'reload') === 'hot' ? 'hot' : 'restart' };
}

/** The state, where the plugin keeps one. */
export function buildState(context: LinkContext, document: LinkDocument): StateSpec | undefined {
  const state = memberOf(document.value, 'state');
  if (!isObject(state)) return undefined;
  const retentionMs = parseDuration(textOf(state, 'retention'));
  return {
    schema: linkedSchema(context, document, state, '/state', 'schema'),
    version: numberOf(state, 'version') ?? 1,
    ...(retentionMs === undefined ? {} : { retentionMs }),
  };
}

/** The capabilities, in the order of the document. */
export function buildCapabilities({ value }: LinkDocument): readonly Capability[] {
  return listOf(value, 'capabilities').map((written, index) => ({
    id: textOf(written, 'id') ?? '',
    scope: textOf(written, 'scope') ?? '',
    permissions: textsOf(written, 'permissions'),
    paths: textsOf(written, 'paths'),
    hosts: textsOf(written, 'hosts'),
    reason: textOf(written, 'reason') ?? '',
    pointer: below('/capabilities', index),
  }));
}

/** The limits, in bytes and percent. */
export function buildResources({ value }: LinkDocument): Resources {
  const resources = objectOf(value, 'resources');
  return present<Resources>({
    memoryBytes: parseSize(textOf(resources, 'memory')),
    cpuPercent: parsePercentage(textOf(resources, 'cpu')),
    fileHandles: numberOf(resources, 'fileHandles'),
    connections: numberOf(resources, 'connections'),
    diskBytes: parseSize(textOf(resources, 'disk')),
  });
}

/** The lifecycle with the defaults filled in. */
export function buildLifecycle({ value }: LinkDocument): Lifecycle {
  const lifecycle = objectOf(value, 'lifecycle');
  const health = objectOf(lifecycle, 'health');
  return {
    startTimeoutMs: parseDuration(textOf(lifecycle, 'startTimeout')) ?? 10_000,
    stopTimeoutMs: parseDuration(textOf(lifecycle, 'stopTimeout')) ?? 5_000,
    health: { intervalMs: parseDuration(textOf(health, 'interval')) ?? 5_000, timeoutMs: parseDuration(textOf(health, 'timeout')) ?? 500 },
    hotReload: flagOf(lifecycle, 'hotReload') ?? false,
    onCrash: textOf(lifecycle, 'onCrash') === 'stop' ? 'stop' : 'restart',
  };
}
