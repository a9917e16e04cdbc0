import { isObject, textOf } from '../json/access.ts';
import { identitiesOf } from '../model/identity.ts';
import type { ContractDocument, KernelDocument, Model, PluginDocument } from '../model/document.ts';
import type { Json, JsonObject, Schema } from '../model/schema.ts';
import { mapSubschemas } from './walk.ts';

const dropped: ReadonlySet<string> = new Set(['summary', 'since', 'stability', 'renamedFrom', '$comment']);

type WithTypes = ContractDocument | KernelDocument | PluginDocument;

/** The schemas that a document emits beside its types, by anchor and by what identifies them across renames. */
function namedSchemas(document: WithTypes): readonly { readonly anchor: string; readonly identity: string; readonly schema: Schema }[] {
  const entries: { anchor: string; identity: string; schema: Schema }[] = [];
  for (const type of document.types.values()) entries.push({ anchor: type.name, identity: `types/${type.identity}`, schema: type.schema });
  const operations =
    document.kind === 'contract'
      ? []
      : document.kind === 'plugin'
        ? [['', document.operations] as const]
        : [...document.services.values()].map((service) => [`${service.name}.`, service.operations] as const);
  for (const [prefix, group] of operations) {
    for (const operation of group.values()) {
      const { input, output, stream } = operation;
      for (const [part, schema] of Object.entries({ input, output, ...stream })) {
        entries.push({ anchor: `${prefix}${operation.name}.${part}`, identity: `operations/${prefix}${operation.identity}/${part}`, schema });
      }
    }
  }
  const events =
    document.kind === 'contract'
      ? [...document.events.values()]
      : document.kind === 'plugin'
        ? [...document.publishes.values()].filter((event) => event.event === undefined)
        : [];
  for (const event of events) entries.push({ anchor: `${event.name}.payload`, identity: `events/${event.identity}/payload`, schema: event.payload });
  return entries;
}

class DocumentSchema {
  readonly #model: Model;
  readonly #document: WithTypes;
  /** Types of other documents that are reached, still to be written. */
  readonly #foreign = new Set<string>();

  constructor(model: Model, document: WithTypes) {
    this.#model = model;
    this.#document = document;
  }

  emit(): JsonObject {
    const { kind, id, version, title, summary } = this.#document;
    const definitions = new Map<string, Json>();
    for (const { anchor, identity, schema } of namedSchemas(this.#document)) {
      const fieldId = `${id}/${identity}`;
      definitions.set(anchor, { $anchor: anchor, 'x-field-id': fieldId, ...this.#write(schema, fieldId) });
    }
    for (const reference of this.#foreign) {
      const [owner = '', name = ''] = reference.split('#/types/');
      const document = this.#model.documents.get(owner);
      const type = document !== undefined && 'types' in document ? document.types.get(name) : undefined;
      if (type !== undefined) definitions.set(`${owner}.${name}`, this.#write(type.schema, `${owner}/types/${type.identity}`));
    }
    const sorted = [...definitions].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:plugwright:${kind}:${id}:${version}`,
      title,
      description: summary,
      'x-schema-semver': version,
      $defs: Object.fromEntries(sorted),
    };
  }

  #write(schema: Schema, fieldId: string): JsonObject {
    // `true` and `false` become their object forms, because an identity is written beside them.
    if (typeof schema === 'boolean') return schema ? {} : { not: {} };
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const { identities } = identitiesOf(properties);
    const kept = Object.fromEntries(
      Object.entries(schema).filter(([keyword, value]) => !dropped.has(keyword) && !(keyword === 'deprecated' && typeof value === 'object')),
    );
    const result = mapSubschemas(kept, (inner, keyword, path) => {
      if (keyword !== 'properties') return this.#write(inner, `${fieldId}/${path.length === 1 && keyword === 'items' ? '[]' : path.join('/')}`);
      const name = String(path[1]);
      const inside = `${fieldId}/${identities.get(name) ?? name}`;
      return { 'x-field-id': inside, ...this.#write(inner, inside) };
    });
    const summary = textOf(schema, 'summary');
    if (summary !== undefined && result['description'] === undefined) result['description'] = summary;
    const reference = textOf(schema, '$ref');
    if (reference !== undefined) result['$ref'] = this.#refer(reference);
    return result;
  }

  #refer(reference: string): string {
    const [owner = '', name = ''] = reference.split('#/types/');
    if (owner === this.#document.id) return `#/$defs/${name}`;
    this.#foreign.add(reference);
    return `#/$defs/${owner}.${name}`;
  }
}

/**
 * The schema that a document emits of itself: `$id` with its version, an `$anchor` for each type, input, output and
 * payload, and an `x-field-id` for each field, made of first names, so that a rename keeps it. Types of other documents
 * are included without identity or version. Openness is not decided here: it depends on where a type is used.
 * @throws Error for a document that the model does not have, or of a kind without schemas.
 */
export function documentSchema(model: Model, docId: string): JsonObject {
  const document = model.documents.get(docId);
  if (document === undefined || document.kind === 'policy' || document.kind === 'gap')
    throw new Error(`the model has no document with schemas called "${docId}"`);
  return new DocumentSchema(model, document).emit();
}
