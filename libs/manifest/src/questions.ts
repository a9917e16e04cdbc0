import type { Manifest, ManifestCapability, ManifestSubscription } from './manifest.ts';

/** What unlocks a kernel service: a capability of this scope with this permission. */
export interface Unlock {
  readonly scope: string;
  readonly permission: string;
}

/** A subscription together with the plugin that holds it. */
export interface Subscriber {
  readonly plugin: string;
  readonly operation: string;
}

/** Cut `doc-extract/extract` or `kernel/storage.get` into its owner and the rest; undefined where it is neither. */
export function splitMethod(method: string): { readonly owner: string; readonly operation: string } | undefined {
  const slash = method.indexOf('/');
  if (slash < 1 || slash === method.length - 1) return undefined;
  return { owner: method.slice(0, slash), operation: method.slice(slash + 1) };
}

/**
 * Whether the manifest declares a call: `kernel/<service>.<operation>` by `kernel.services` (a whole service or one
 * operation of it), `<plugin>/<operation>` by `coordination.consumesMethods`. What a service's capability asks is {@link unlocks}.
 */
export function mayCall(manifest: Manifest, method: string): boolean {
  const parts = splitMethod(method);
  if (parts === undefined) return false;
  if (parts.owner !== 'kernel') return manifest.coordination.consumesMethods.includes(method);
  const service = parts.operation.slice(0, Math.max(0, parts.operation.indexOf('.')));
  return service !== '' && (manifest.kernel.services.includes(service) || manifest.kernel.services.includes(parts.operation));
}

/** Whether the manifest declares that the plugin publishes an event of this name. */
export function mayPublish(manifest: Manifest, event: string): boolean {
  return Object.hasOwn(manifest.coordination.messaging.publishes, event);
}

/**
 * Whether the plugin may name a lock: the part before the first `/` is its own id, or that of a plugin or contract that it imports. So everybody who
 * can hold up a plugin at a lock says in the manifest that they have to do with it.
 */
export function mayLock({ id, dependencies }: Pick<Manifest, 'id' | 'dependencies'>, name: string): boolean {
  const space = name.slice(0, Math.max(0, name.indexOf('/')));
  return space !== '' && (space === id || [...dependencies.plugins, ...dependencies.contracts].some((imported) => imported.id === space));
}

/** The capability that unlocks a service; undefined where none does. */
export function unlockedBy(manifest: Manifest, unlock: Unlock): ManifestCapability | undefined {
  return manifest.capabilities.find(({ scope, permissions }) => scope === unlock.scope && permissions.includes(unlock.permission));
}

/** Whether a capability of the manifest unlocks a service. */
export function unlocks(manifest: Manifest, unlock: Unlock): boolean {
  return unlockedBy(manifest, unlock) !== undefined;
}

/** The topic `<document>/<event>` of an event that the plugin publishes; undefined where it does not. */
export function topicOf(manifest: Manifest, event: string): string | undefined {
  return mayPublish(manifest, event) ? manifest.coordination.messaging.publishes[event]?.topic : undefined;
}

/**
 * Whether a subscription takes an event: one from a contract goes by the topic, whoever publishes; one from a
 * plugin goes by the publisher and the name under which it publishes.
 */
export function takes(subscription: ManifestSubscription, published: { readonly topic: string; readonly publisher: string; readonly event: string }): boolean {
  const { kind, document } = subscription.from;
  if (kind === 'contract') return published.topic === `${document}/${subscription.event}`;
  return published.publisher === document && published.event === subscription.event;
}

/** Who receives an event, in order of the manifests; a plugin that subscribes by several operations appears for each. */
export function subscribersOf(
  manifests: Iterable<Manifest>,
  published: { readonly topic: string; readonly publisher: string; readonly event: string },
): Subscriber[] {
  const subscribers: Subscriber[] = [];
  for (const manifest of manifests) {
    for (const subscription of manifest.coordination.messaging.subscribes) {
      if (takes(subscription, published)) subscribers.push({ plugin: manifest.id, operation: subscription.operation });
    }
  }
  return subscribers;
}
