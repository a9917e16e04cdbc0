import { isObject, memberOf, objectOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import { identitiesOf } from '../../model/identity.ts';
import type { JsonObject } from '../../model/schema.ts';
import { walkSchema } from '../../schema/walk.ts';
import type { Reporter } from '../reporter.ts';
import type { Rule } from '../rules.ts';
import { operationGroups, schemasOf } from '../schema-places.ts';

function checkGroup(reporter: Reporter, group: JsonObject, pointer: string): void {
  const { identities, reused } = identitiesOf(group);
  for (const { name, sibling } of reused) {
    if (memberOf(group[name], 'since') === undefined) reporter.report('spec/since-required', { name, other: sibling }, { key: below(pointer, name) });
  }
  const owners = new Map<string, string>();
  for (const [name, identity] of identities) {
    const other = owners.get(identity);
    if (other === undefined) owners.set(identity, name);
    else reporter.report('spec/identity-collision', { name, other, identity }, { key: below(pointer, name) });
  }
}

/** The first name of a member identifies it, so no two siblings share one. */
export const identity: Rule = (reporter, kind) => {
  const { value } = reporter.document;
  for (const group of ['types', 'errors', 'extensionPoints'] as const) checkGroup(reporter, objectOf(value, group), `/${group}`);
  if (kind === 'contract') checkGroup(reporter, objectOf(value, 'events'), '/events');
  else checkGroup(reporter, objectOf(objectOf(value, 'events'), 'publishes'), '/events/publishes');
  for (const { pointer, operations } of operationGroups(value)) checkGroup(reporter, operations, pointer);
  for (const { schema, pointer } of schemasOf(kind, value)) {
    walkSchema(schema, pointer, (inner, place) => {
      if (isObject(inner['properties'])) checkGroup(reporter, inner['properties'], below(place.pointer, 'properties'));
    });
  }
};
