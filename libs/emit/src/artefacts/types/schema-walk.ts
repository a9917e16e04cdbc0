import type { JsonObject, Model, Schema } from '@plugwright/spec';

/** A type of a document, as a linked schema refers to it: `<document id>#/types/<Name>`. */
export interface TypeRef {
  readonly document: string;
  readonly name: string;
}

/** Whether a schema is an object and not `true` or `false`. */
export function isSchemaObject(schema: unknown): schema is JsonObject {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

/** A member that should be an object, or an empty one. */
export function asObject(value: unknown): JsonObject {
  return isSchemaObject(value) ? value : {};
}

/** Cut a linked reference into its parts. */
export function parseRef(ref: string): TypeRef {
  const marker = '#/types/';
  const at = ref.indexOf(marker);
  if (at < 1) throw new Error(`"${ref}" is not a linked reference`);
  return { document: ref.slice(0, at), name: ref.slice(at + marker.length) };
}

/** The schema behind a linked reference. */
export function referTo(model: Model, ref: string): Schema {
  const { document, name } = parseRef(ref);
  const owner = model.documents.get(document);
  const type = owner !== undefined && 'types' in owner ? owner.types.get(name) : undefined;
  if (type === undefined) throw new Error(`the linked reference "${ref}" has no target`);
  return type.schema;
}
