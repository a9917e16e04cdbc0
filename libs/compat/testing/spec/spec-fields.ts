import { isObject, type Json, type JsonObject } from '@plugwright/spec';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** One of the meta-schemas of the spec language, by kind; `common` for what they share. */
export function metaSchema(kind: string): JsonObject {
  return JSON.parse(readFileSync(require.resolve(`@plugwright/spec/schemas/${kind}.schema.json`), 'utf8')) as JsonObject;
}

const kinds = ['plugin', 'contract', 'kernel', 'policy', 'gap'] as const;

/** Collects the fields of the meta-schemas; a shared definition is looked at once, under its own name. */
class FieldCollector {
  readonly fields = new Set<string>();
  readonly #common = metaSchema('common');
  readonly #seen = new Set<string>();

  visit(schema: Json | undefined, name: string, whole: JsonObject): void {
    if (!isObject(schema)) return;
    const reference = schema['$ref'];
    if (typeof reference === 'string') {
      this.#definition(reference, whole);
      return;
    }
    const properties = schema['properties'];
    if (isObject(properties)) for (const [key, field] of Object.entries(properties)) this.#field(field, `${name}.${key}`, whole);
    if (isObject(schema['additionalProperties'])) this.visit(schema['additionalProperties'], `${name}.*`, whole);
    if (isObject(schema['items'])) this.visit(schema['items'], `${name}.[]`, whole);
  }

  #field(field: Json, name: string, whole: JsonObject): void {
    if (isObject(field) && isObject(field['properties'])) {
      this.visit(field, name, whole);
      return;
    }
    const isListOfObjects = isObject(field) && isObject(field['items']) && isObject(field['items']['properties']);
    if (!isListOfObjects) this.fields.add(name);
    this.visit(field, name, whole);
  }

  #definition(reference: string, whole: JsonObject): void {
    const name = reference.split('/').at(-1) ?? '';
    const owner = reference.startsWith('common') || whole === this.#common ? this.#common : whole;
    // What a schema holds is judged by containment, keyword by keyword elsewhere.
    if (name === 'schema' || this.#seen.has(name)) return;
    this.#seen.add(name);
    const definitions = owner['$defs'];
    if (isObject(definitions)) this.visit(definitions[name], name, owner);
  }
}

/** The fields that a spec can have, `<kind or definition>.<path>`, sorted. */
export function specFields(): readonly string[] {
  const collector = new FieldCollector();
  for (const kind of kinds) {
    const schema = metaSchema(kind);
    collector.visit(schema, kind, schema);
  }
  return [...collector.fields].sort();
}

/** The keywords that a schema in a spec can have. */
export function schemaKeywords(): readonly string[] {
  const definitions = metaSchema('common')['$defs'];
  const schema = isObject(definitions) ? definitions['schema'] : undefined;
  return isObject(schema) && isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
}
