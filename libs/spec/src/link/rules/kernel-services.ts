import { didYouMean } from '@plugwright/diagnostics';
import semver from 'semver';
import { listOf, memberOf, objectOf, textOf, textsOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import { admits } from '../admits.ts';
import type { JsonObject } from '../../model/schema.ts';
import type { LinkContext } from '../link-context.ts';
import type { LinkDocument } from '../link-document.ts';

/** The id of the kernel document that plugins are linked to. */
export const kernelId = 'kernel';

/** Scopes that are nothing but locks of kernel services. */
const serviceScopes: ReadonlySet<string> = new Set(['data', 'memory', 'ui', 'system']);

/** A permission of such a scope is one that a service of the kernel asks for. */
function checkPermissions({ value, reporter }: LinkDocument, services: JsonObject): void {
  const locks = Object.values(services).map((service) => memberOf(service, 'unlockedBy'));
  listOf(value, 'capabilities').forEach((capability, index) => {
    const scope = textOf(capability, 'scope') ?? '';
    if (!serviceScopes.has(scope)) return;
    const known = new Set(locks.flatMap((lock) => (textOf(lock, 'scope') === scope ? (textOf(lock, 'permission') ?? []) : [])));
    listOf(capability, 'permissions').forEach((permission, at) => {
      if (typeof permission !== 'string' || known.has(permission)) return;
      const hints = [...didYouMean(permission, known), ...(known.size === 0 ? [] : [`It has: ${[...known].sort().join(', ')}.`])];
      reporter.report('link/idle-permission', { scope, permission }, below('/capabilities', index, 'permissions', at), { hints });
    });
  });
}

function checkCapability(document: LinkDocument, service: string, unlockedBy: { scope: string; permission: string }, at: string): void {
  const granted = listOf(document.value, 'capabilities').some(
    (capability) => textOf(capability, 'scope') === unlockedBy.scope && textsOf(capability, 'permissions').includes(unlockedBy.permission),
  );
  if (!granted) document.reporter.report('link/service-without-capability', { service, ...unlockedBy }, at);
}

/** The kernel that a plugin asks for is there, has the services it lists, and is unlocked by its capabilities. */
export function checkKernelServices(context: LinkContext, document: LinkDocument): void {
  const kernel = context.documents.get(kernelId);
  const wanted = objectOf(document.value, 'kernel');
  const { reporter } = document;
  if (kernel?.kind !== 'kernel') {
    reporter.report('link/no-kernel', { id: document.id }, { key: '/kernel' });
    return;
  }
  const range = textOf(wanted, 'range');
  if (range !== undefined && semver.validRange(range) !== null && semver.valid(kernel.version) !== null && !admits(range, kernel.version)) {
    reporter.report('link/kernel-range-excludes', { range, version: kernel.version }, '/kernel/range', {
      related: [{ message: 'the version of the kernel', span: kernel.parsed.spanOf('/version') }],
    });
  }
  const services = objectOf(kernel.value, 'services');
  listOf(wanted, 'services').forEach((written, index) => {
    if (typeof written !== 'string') return;
    const at = below('/kernel/services', index);
    const [service = '', operation] = written.split('.');
    const found = memberOf(services, service);
    if (found === undefined) {
      reporter.report('link/unknown-service', { what: `service "${service}"` }, at, { hints: didYouMean(service, Object.keys(services)) });
      return;
    }
    const operations = objectOf(found, 'operations');
    if (operation !== undefined && memberOf(operations, operation) === undefined) {
      reporter.report('link/unknown-service', { what: `operation "${operation}" in the service "${service}"` }, at, {
        hints: didYouMean(operation, Object.keys(operations)),
      });
    }
    const unlockedBy = memberOf(found, 'unlockedBy');
    if (unlockedBy !== undefined)
      checkCapability(document, service, { scope: textOf(unlockedBy, 'scope') ?? '', permission: textOf(unlockedBy, 'permission') ?? '' }, at);
  });
  checkPermissions(document, services);
  const publishes = Object.keys(objectOf(objectOf(document.value, 'events'), 'publishes')).length > 0;
  const listed = textsOf(wanted, 'services').some((service) => service === 'events' || service === 'events.publish');
  if (publishes && !listed && memberOf(services, 'events') !== undefined) reporter.report('link/events-without-service', {}, { key: '/events/publishes' });
}
