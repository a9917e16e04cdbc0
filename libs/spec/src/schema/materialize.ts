import { memberOf, numberOf, textOf } from '../json/access.ts';
import type { Model } from '../model/document.ts';
import type { Json, JsonObject, Schema, SchemaPosition } from '../model/schema.ts';
import { combines, describesObject, isPlainReference, type Variant } from './variants.ts';
import { mapSubschemas } from './walk.ts';

const dropped: ReadonlySet<string> = new Set(['summary', 'since', 'stability', 'renamedFrom', '$comment']);

/** Keywords of the platform that are acted on where the schema arrives: the kernel keeps what is sensitive out of logs and findings. */
const actedOn: ReadonlySet<string> = new Set(['x-sensitive']);

/** Whether a keyword is only for the reader of the spec. */
function isForReaders(keyword: string, value: Json): boolean {
  if (keyword.startsWith('x-')) return !actedOn.has(keyword);
  return dropped.has(keyword) || (keyword === 'deprecated' && typeof value === 'object');
}

const suffix: Readonly<Record<Variant, string>> = { closed: '', open: '', part: '.part', raw: '.raw' };

interface Definition {
  readonly schema: Schema;
  /** Names of the definitions that it refers to. */
  readonly references: ReadonlySet<string>;
}

/** Definitions already made, by position and name; and finished schemas. One of each a Model. */
interface Memory {
  readonly definitions: Map<string, Definition>;
  readonly results: Record<SchemaPosition, WeakMap<object, JsonObject>>;
}

const memories = new WeakMap<Model, Memory>();

function memoryOf(model: Model): Memory {
  let memory = memories.get(model);
  if (memory === undefined) {
    memory = { definitions: new Map(), results: { closed: new WeakMap(), open: new WeakMap() } };
    memories.set(model, memory);
  }
  return memory;
}

/** The document and type that an absolute reference names. */
function parse(reference: string): { readonly document: string; readonly name: string } {
  const [document = '', name = ''] = reference.split('#/types/');
  return { document, name };
}

/** Which variant the schemas below a keyword get. */
function innerVariant(variant: Variant, keyword: string, position: SchemaPosition): Variant {
  if (variant === 'raw' || keyword === 'not' || keyword === 'if' || keyword === 'contains' || keyword === 'propertyNames') return 'raw';
  if (position === 'open') return 'open';
  const samePlace =
    keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'then' || keyword === 'else' || keyword === 'dependentSchemas';
  return samePlace ? 'part' : 'closed';
}

/**
 * What `contains` asks of the length of a list, written out: the same schema, but Ajv 8 takes an empty list for
 * `contains` where another part of the schema has been satisfied before.
 */
function fewestItems(schema: JsonObject): number | undefined {
  if (memberOf(schema, 'contains') === undefined) return undefined;
  return Math.max(numberOf(schema, 'minContains') ?? 1, numberOf(schema, 'minItems') ?? 0);
}

class Materializer {
  readonly #model: Model;
  readonly #document: string;
  readonly #position: SchemaPosition;
  readonly #memory: Memory;
  #references = new Set<string>();

  constructor(model: Model, document: string, position: SchemaPosition) {
    this.#model = model;
    this.#document = document;
    this.#position = position;
    this.#memory = memoryOf(model);
  }

  whole(schema: JsonObject): JsonObject {
    const result = this.#apply(schema, this.#position) as JsonObject;
    const names = this.#closure(this.#references);
    if (names.length === 0) return result;
    return { ...result, $defs: Object.fromEntries(names.map((name) => [name, this.#definition(name).schema])) };
  }

  #closure(first: ReadonlySet<string>): readonly string[] {
    const all = new Set(first);
    for (const name of all) for (const next of this.#definition(name).references) all.add(next);
    return [...all].sort();
  }

  #definition(name: string): Definition {
    const key = `${this.#position} ${name}`;
    const known = this.#memory.definitions.get(key);
    if (known !== undefined) return known;
    const match = /^([^.]+)\.([^.]+)(?:\.(part|raw))?$/.exec(name);
    const owner = this.#model.documents.get(match?.[1] ?? '');
    const type = owner !== undefined && 'types' in owner ? owner.types.get(match?.[2] ?? '') : undefined;
    if (type === undefined) throw new Error(`the model has no type for "${name}"`);
    const outer = this.#references;
    this.#references = new Set();
    const schema = this.#apply(type.schema, (match?.[3] as Variant | undefined) ?? this.#position);
    const definition = { schema, references: this.#references };
    this.#references = outer;
    this.#memory.definitions.set(key, definition);
    return definition;
  }

  #apply(schema: Schema, variant: Variant): Schema {
    if (typeof schema === 'boolean') return schema;
    const together = combines(schema);
    const kept = Object.fromEntries(Object.entries(schema).filter(([keyword, value]) => !isForReaders(keyword, value)));
    const result = mapSubschemas(kept, (inner, keyword) => this.#apply(inner, innerVariant(variant, keyword, this.#position)));
    const fewest = fewestItems(schema);
    if (fewest !== undefined) result['minItems'] = fewest;
    const summary = textOf(schema, 'summary');
    if (summary !== undefined && result['description'] === undefined) result['description'] = summary;
    const reference = textOf(schema, '$ref');
    if (reference !== undefined) result['$ref'] = this.#refer(reference, isPlainReference(schema) ? variant : variant === 'closed' ? 'part' : variant);
    return this.#withOpenness(schema, result, variant, together);
  }

  #refer(reference: string, variant: Variant): string {
    const { document, name } = parse(reference.startsWith('#') ? `${this.#document}${reference}` : reference);
    const target = `${document}.${name}${suffix[variant]}`;
    this.#references.add(target);
    return `#/$defs/${target}`;
  }

  #withOpenness(schema: JsonObject, result: Record<string, Json>, variant: Variant, together: boolean): JsonObject {
    if (isPlainReference(schema) || variant === 'raw' || variant === 'part') return result;
    if (memberOf(schema, 'additionalProperties') !== undefined || memberOf(schema, 'unevaluatedProperties') !== undefined) return result;
    if (variant === 'open') {
      if (describesObject(schema)) result['additionalProperties'] = true;
    } else if (together) result['unevaluatedProperties'] = false;
    else if (describesObject(schema)) result['additionalProperties'] = false;
    return result;
  }
}

/**
 * A self-contained JSON Schema 2020-12 of a schema of the Model, for the place where it stands.
 *
 * References become `#/$defs/<document id>.<Type>`; openness is written out (`additionalProperties`, or
 * `unevaluatedProperties` where schemas combine); keys that are not JSON Schema are gone, `x-sensitive` excepted. `docId` is the document whose
 * local references (`#/types/X`) may still stand in `schema`. Results are kept per model: do not change them.
 * @throws Error when a reference leads nowhere, which a Model of `link` never has.
 */
export function materialize(model: Model, docId: string, schema: Schema, position: SchemaPosition): JsonObject | boolean {
  if (typeof schema === 'boolean') return schema;
  const results = memoryOf(model).results[position];
  const known = results.get(schema);
  if (known !== undefined) return known;
  const result = new Materializer(model, docId, position).whole(schema);
  results.set(schema, result);
  return result;
}
