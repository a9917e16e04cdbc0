import type { ManifestSchema } from '@plugwright/manifest';
import fc from 'fast-check';
import { heightOf } from './height.ts';
import { joinAllOf, mergeSchemas, without } from './merge.ts';
import { isNode, listAt, type SchemaNode } from './schema-node.ts';
import { any } from './shapes/any.ts';
import { shapes } from './shapes/index.ts';

/** References followed before only what is required is made. */
const MAX_REFERENCES = 4;
/** Chains of references longer than any author writes. */
const MAX_CHAIN = 64;

const DEFS = '#/$defs/';
/** Keywords by which a schema without `type` tells what it is about. */
const hints: readonly (readonly [string, readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames', 'minProperties', 'maxProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

function typesOf(node: SchemaNode): readonly string[] {
  const { type } = node;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.map(String);
  return hints.filter(([, keywords]) => keywords.some((keyword) => keyword in node)).map(([name]) => name);
}

/** Makes arbitraries for the parts of one self-contained schema. They are close to valid; the judge has the last word. */
export class SchemaValues {
  readonly #definitions: SchemaNode;
  readonly #known = new Map<string, fc.Arbitrary<unknown>>();

  constructor(root: ManifestSchema) {
    const definitions = isNode(root) ? root['$defs'] : undefined;
    this.#definitions = isNode(definitions) ? definitions : {};
  }

  /** Values of a schema that stands behind so many references. */
  of(schema: unknown, references: number): fc.Arbitrary<unknown> {
    const inner = { valuesOf: (other: unknown) => this.of(other, references), references, minimal: references > MAX_REFERENCES };
    if (!isNode(schema)) return any({}, inner);
    if (typeof schema['$ref'] === 'string' && Object.keys(schema).length === 1) return this.#ofReference(schema['$ref'], references + 1);
    const node = this.#flat(schema);
    if (node === undefined) return any({}, inner);
    if ('const' in node) return fc.constant(node['const']);
    const values = listAt(node, 'enum');
    if (values.length > 0) return fc.constantFrom(...values);
    const branches = this.#branches(node, inner.minimal);
    if (branches !== undefined && branches.length > 0) return fc.oneof(...branches.map((branch) => this.of(branch, references)));
    const types = typesOf(node);
    return types.length === 0 ? any(node, inner) : fc.oneof(...types.map((type) => (shapes[type] ?? any)(node, inner)));
  }

  #resolve(ref: string): unknown {
    const name = decodeURIComponent(ref.slice(DEFS.length)).replaceAll('~1', '/').replaceAll('~0', '~');
    if (!ref.startsWith(DEFS) || !Object.hasOwn(this.#definitions, name)) throw new Error(`the schema is not self-contained: ${ref} is not in its $defs`);
    return this.#definitions[name];
  }

  /** One arbitrary a definition and depth: recursive types would else make exponentially many. */
  #ofReference(ref: string, references: number): fc.Arbitrary<unknown> {
    const key = `${String(Math.min(references, MAX_REFERENCES + 1))} ${ref}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (references > MAX_REFERENCES + MAX_CHAIN) throw new Error(`no value of ${ref} ever ends: it requires itself`);
    const made = this.of(this.#resolve(ref), references);
    this.#known.set(key, made);
    return made;
  }

  /** The node with its references and `allOf` joined in; `undefined` for one that says nothing or lets nothing through. */
  #flat(schema: SchemaNode): SchemaNode | undefined {
    let node: SchemaNode = schema;
    for (let step = 0; step < MAX_CHAIN; step += 1) {
      const ref = node['$ref'];
      if (typeof ref === 'string') {
        const target = this.#resolve(ref);
        node = isNode(target) ? mergeSchemas(without(node, '$ref'), target) : without(node, '$ref');
      } else if ('allOf' in node) {
        const joined = joinAllOf(node, (part) => this.#flat(part));
        if (joined === undefined) return undefined;
        node = joined;
      } else {
        return node;
      }
    }
    throw new Error('the schema refers to itself without an end');
  }

  /** What a value may choose between; `undefined` where there is no choice. */
  #branches(node: SchemaNode, minimal: boolean): readonly SchemaNode[] | undefined {
    for (const keyword of ['anyOf', 'oneOf']) {
      if (!(keyword in node)) continue;
      const rest = without(node, keyword);
      const open = listAt(node, keyword).flatMap((branch) => (branch === true ? [{}] : isNode(branch) ? [branch] : []));
      const height = (branch: unknown): number => heightOf(branch, (ref) => this.#resolve(ref));
      const least = Math.min(...open.map(height));
      const chosen = minimal ? open.filter((branch) => height(branch) === least) : open;
      const flat = chosen.map((branch) => this.#flat(branch)).filter((branch) => branch !== undefined);
      return flat.map((branch) => mergeSchemas(rest, branch));
    }
    const condition = node['if'];
    if (condition === undefined) return undefined;
    const rest = without(node, 'if', 'then', 'else');
    let then = rest;
    for (const part of [condition, node['then']]) if (isNode(part)) then = mergeSchemas(then, this.#flat(part) ?? {});
    const { else: alternative } = node;
    const otherwise = isNode(alternative) ? mergeSchemas(rest, this.#flat(alternative) ?? {}) : rest;
    return [then, otherwise];
  }
}
