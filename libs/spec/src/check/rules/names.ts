import { isObject, memberOf, objectOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Json } from '../../model/schema.ts';
import { walkSchema } from '../../schema/walk.ts';
import { camelCase, pascalCase } from '../casing.ts';
import type { Reporter } from '../reporter.ts';
import { reservedIn, type NameUse } from '../reserved-words.ts';
import type { Rule } from '../rules.ts';
import { operationGroups, schemasOf } from '../schema-places.ts';

const suggestions: Readonly<Record<NameUse, (name: string) => string>> = {
  function: (name) => `${name}-it`,
  method: (name) => `${name}-it`,
  type: (name) => `${name}Entry`,
  member: (name) => `${name}Value`,
};

function checkReserved(reporter: Reporter, name: string, use: NameUse, pointer: string): void {
  const languages = reservedIn(use === 'type' || use === 'member' ? name : camelCase(name), use);
  if (languages.length > 0)
    reporter.report('spec/reserved-name', { name, languages: languages.join(', '), suggestion: suggestions[use](name) }, { key: pointer });
}

interface Taken {
  readonly name: string;
  readonly group: string;
}

/**
 * Names of one scope that become the same identifier, case aside (some languages and file systems do not tell it apart).
 * `identifiers` gives every identifier that a name takes; `taken` is what the scope has already.
 */
function checkCollisions(
  reporter: Reporter,
  names: readonly (readonly [name: string, pointer: string])[],
  group: string,
  identifiers: (name: string) => readonly string[],
  taken = new Map<string, Taken>(),
): Map<string, Taken> {
  for (const [name, pointer] of names) {
    for (const identifier of identifiers(name)) {
      const key = identifier.toLowerCase();
      const other = taken.get(key);
      if (other === undefined) taken.set(key, { name, group });
      else if (other.name !== name || other.group !== group) {
        reporter.report('spec/name-collision', { name, other: other.name, identifier }, { key: pointer });
        break;
      }
    }
  }
  return taken;
}

/** What is appended to the name of an operation for the types of what goes in and out of it. */
function typeSuffixes(operation: Json | undefined): readonly string[] {
  const stream = objectOf(operation, 'stream');
  return [
    ...['Input', 'Received', 'Output'],
    ...(memberOf(stream, 'download') === undefined ? [] : ['Item']),
    ...(memberOf(stream, 'upload') === undefined ? [] : ['Upload', 'UploadReceived']),
  ];
}

function entriesAt(group: object, pointer: string): (readonly [string, string])[] {
  return Object.keys(group).map((name) => [name, below(pointer, name)] as const);
}

/** Names can become identifiers in every language, and no two of one scope become the same. */
export const names: Rule = (reporter, kind) => {
  const { value } = reporter.document;
  const types = entriesAt(objectOf(value, 'types'), '/types');
  for (const [name, pointer] of types) checkReserved(reporter, name, 'type', pointer);
  const taken = checkCollisions(reporter, types, 'types', (name) => [pascalCase(name)]);
  for (const { pointer, operations, service } of operationGroups(value)) {
    const entries = entriesAt(operations, pointer);
    for (const [name, at] of entries) checkReserved(reporter, name, service === undefined ? 'function' : 'method', at);
    const byName = checkCollisions(reporter, entries, 'operations', (name) => [camelCase(name)]);
    if (service !== undefined) continue;
    // `<Op>Input` and its like stand in the same file as the types, and those of one operation beside those of another.
    const distinct = entries.filter(([name]) => byName.get(camelCase(name).toLowerCase())?.name === name);
    const typesOf = (name: string): readonly string[] => typeSuffixes(memberOf(operations, name)).map((suffix) => pascalCase(name) + suffix);
    checkCollisions(reporter, distinct, 'operations', typesOf, new Map(taken));
  }
  for (const [group, pointer] of [
    [objectOf(value, 'errors'), '/errors'],
    [kind === 'contract' ? objectOf(value, 'events') : objectOf(objectOf(value, 'events'), 'publishes'), kind === 'contract' ? '/events' : '/events/publishes'],
    [objectOf(value, 'services'), '/services'],
    [objectOf(value, 'imports'), '/imports'],
    [objectOf(value, 'extensionPoints'), '/extensionPoints'],
  ] as const) {
    const entries = entriesAt(group, pointer);
    for (const [name, at] of entries) checkReserved(reporter, name, 'method', at);
    checkCollisions(reporter, entries, pointer, (name) => [camelCase(name)]);
  }
  for (const { schema, pointer } of schemasOf(kind, value)) {
    walkSchema(schema, pointer, (inner, place) => {
      const properties = inner['properties'];
      if (!isObject(properties)) return;
      const entries = entriesAt(properties, below(place.pointer, 'properties'));
      for (const [name, at] of entries) checkReserved(reporter, name, 'member', at);
      checkCollisions(reporter, entries, 'properties', (name) => [camelCase(name)]);
    });
  }
};
