import { isObject, memberOf, objectOf } from '../json/access.ts';
import { below } from '../json/pointer.ts';
import type { DocumentKind } from '../model/document.ts';
import type { Json, JsonObject } from '../model/schema.ts';

/** What a schema is there for. */
export type SchemaRole = 'type' | 'input' | 'output' | 'download' | 'upload' | 'payload' | 'details' | 'config' | 'state' | 'extension point';

/** One schema that a document holds, outermost only. */
export interface SchemaOfDocument {
  readonly role: SchemaRole;
  readonly pointer: string;
  readonly schema: Json;
}

function* members(group: JsonObject, pointer: string, key: string, role: SchemaRole): Generator<SchemaOfDocument> {
  for (const [name, member] of Object.entries(group)) {
    const schema = memberOf(member, key);
    if (schema !== undefined) yield { role, pointer: below(pointer, name, key), schema };
  }
}

function* streams(operations: JsonObject, pointer: string): Generator<SchemaOfDocument> {
  for (const [name, operation] of Object.entries(operations)) {
    for (const role of ['download', 'upload'] as const) {
      const schema = memberOf(memberOf(operation, 'stream'), role);
      if (schema !== undefined) yield { role, pointer: below(pointer, name, 'stream', role), schema };
    }
  }
}

function* ofOperations(operations: JsonObject, pointer: string): Generator<SchemaOfDocument> {
  yield* members(operations, pointer, 'input', 'input');
  yield* members(operations, pointer, 'output', 'output');
  yield* streams(operations, pointer);
}

/** Every schema that a document holds. */
export function* schemasOf(kind: DocumentKind, value: JsonObject): Generator<SchemaOfDocument> {
  if (kind === 'policy' || kind === 'gap') return;
  for (const [name, schema] of Object.entries(objectOf(value, 'types'))) yield { role: 'type', pointer: below('/types', name), schema };
  yield* members(objectOf(value, 'errors'), '/errors', 'details', 'details');
  yield* ofOperations(objectOf(value, 'operations'), '/operations');
  for (const [name, service] of Object.entries(objectOf(value, 'services')))
    yield* ofOperations(objectOf(service, 'operations'), below('/services', name, 'operations'));
  if (kind === 'contract') yield* members(objectOf(value, 'events'), '/events', 'payload', 'payload');
  else yield* members(objectOf(objectOf(value, 'events'), 'publishes'), '/events/publishes', 'payload', 'payload');
  yield* members(objectOf(value, 'extensionPoints'), '/extensionPoints', 'schema', 'extension point');
  for (const role of ['config', 'state'] as const) {
    const schema = memberOf(objectOf(value, role), 'schema');
    if (schema !== undefined) yield { role, pointer: `/${role}/schema`, schema };
  }
}

/** Every mapping of operations that a document holds, with its pointer. */
export function operationGroups(value: JsonObject): readonly { readonly pointer: string; readonly operations: JsonObject; readonly service?: string }[] {
  const services = Object.entries(objectOf(value, 'services')).filter(([, service]) => isObject(service));
  return [
    { pointer: '/operations', operations: objectOf(value, 'operations') },
    ...services.map(([service, written]) => ({ pointer: below('/services', service, 'operations'), operations: objectOf(written, 'operations'), service })),
  ];
}
