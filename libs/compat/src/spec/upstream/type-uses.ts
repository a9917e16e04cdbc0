import { referencesIn, type Model, type Schema, type SpecDocument } from '@plugwright/spec';
import { typeAt } from '../type-at.ts';

/** The schemas of a document that stand on a surface, its types aside. */
function* surfaceSchemas(document: SpecDocument): Generator<Schema> {
  if (document.kind === 'policy' || document.kind === 'gap') return;
  for (const error of document.errors.values()) if (error.details !== undefined) yield error.details;
  if (document.kind === 'contract') {
    for (const event of document.events.values()) yield event.payload;
    return;
  }
  const groups = document.kind === 'plugin' ? [document.operations] : [...document.services.values()].map((service) => service.operations);
  for (const group of groups) {
    for (const operation of group.values()) {
      yield operation.input;
      yield operation.output;
      yield* Object.values(operation.stream ?? {});
    }
  }
  if (document.kind !== 'plugin') return;
  for (const event of document.publishes.values()) yield event.payload;
  for (const point of document.extensionPoints.values()) yield point.schema;
  if (document.config !== undefined) yield document.config.schema;
  if (document.state !== undefined) yield document.state.schema;
}

const inUse = new WeakMap<Model, Map<string, ReadonlySet<string>>>();

/** The types, of whatever document, that the surfaces of a document reach. */
export function typesInUse(model: Model, id: string): ReadonlySet<string> {
  const known = inUse.get(model) ?? new Map<string, ReadonlySet<string>>();
  inUse.set(model, known);
  const types = known.get(id) ?? reachedBy(model, model.documents.get(id));
  known.set(id, types);
  return types;
}

function reachedBy(model: Model, document: SpecDocument | undefined): ReadonlySet<string> {
  const reached = new Set<string>();
  if (document === undefined) return reached;
  for (const schema of surfaceSchemas(document)) for (const reference of referencesIn(schema)) reached.add(reference);
  // The set grows while it is walked, which is how the closure is made.
  for (const reference of reached) {
    const schema = typeAt(model, reference);
    if (schema !== undefined) for (const next of referencesIn(schema)) reached.add(next);
  }
  return reached;
}

const outside = new WeakMap<Model, ReadonlyMap<string, ReadonlySet<string>>>();

function collectOutside(model: Model): ReadonlyMap<string, ReadonlySet<string>> {
  const byOwner = new Map<string, Set<string>>();
  for (const document of model.documents.values()) {
    if (!('types' in document)) continue;
    const schemas = [...surfaceSchemas(document), ...[...document.types.values()].map((type) => type.schema)];
    for (const schema of schemas) {
      for (const reference of referencesIn(schema)) {
        const owner = reference.slice(0, reference.indexOf('#'));
        if (owner === document.id) continue;
        const known = byOwner.get(owner);
        if (known === undefined) byOwner.set(owner, new Set([reference]));
        else known.add(reference);
      }
    }
  }
  return byOwner;
}

const none: ReadonlySet<string> = new Set();

/** The types of a document that other documents of the model refer to. */
export function referencedFromOutside(model: Model, id: string): ReadonlySet<string> {
  let known = outside.get(model);
  if (known === undefined) {
    known = collectOutside(model);
    outside.set(model, known);
  }
  return known.get(id) ?? none;
}
