import { fromEntries, isNode, listAt, type SchemaNode, schemasAt } from './schema-node.ts';

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function typesInCommon(a: unknown, b: unknown): readonly unknown[] {
  const [first, second] = [asList(a), asList(b)];
  const covered = (type: unknown, list: readonly unknown[]): boolean => list.includes(type) || (type === 'integer' && list.includes('number'));
  return [...new Set([...first.filter((type) => covered(type, second)), ...second.filter((type) => covered(type, first))])];
}

function mergeMembers(a: SchemaNode, b: SchemaNode, keyword: string): Record<string, unknown> {
  const first = new Map(schemasAt(a, keyword));
  for (const [name, schema] of schemasAt(b, keyword)) first.set(name, first.has(name) ? { allOf: [first.get(name), schema] } : schema);
  return fromEntries(first);
}

type Merge = (a: unknown, b: unknown) => unknown;

const larger: Merge = (a, b) => Math.max(Number(a), Number(b));
const smaller: Merge = (a, b) => Math.min(Number(a), Number(b));
const both: Merge = (a, b) => ({ allOf: [a, b] });

const merges: Readonly<Record<string, Merge>> = {
  type: typesInCommon,
  enum: (a, b) => asList(a).filter((value) => asList(b).some((other) => sameJson(value, other))),
  required: (a, b) => [...new Set([...asList(a), ...asList(b)])],
  allOf: (a, b) => [...asList(a), ...asList(b)],
  uniqueItems: (a, b) => a === true || b === true,
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
  items: both,
  additionalProperties: both,
  propertyNames: both,
};

/**
 * One schema for values that fit both, where keywords can be joined; of the others the second wins. The outcome only
 * guides the generation: what it lets through is judged by Ajv.
 */
export function mergeSchemas(a: SchemaNode, b: SchemaNode): SchemaNode {
  const merged = new Map<string, unknown>(Object.entries(a));
  for (const [keyword, value] of Object.entries(b)) {
    if (!merged.has(keyword)) merged.set(keyword, value);
    else if (keyword === 'properties' || keyword === 'patternProperties') merged.set(keyword, mergeMembers(a, b, keyword));
    else merged.set(keyword, merges[keyword]?.(merged.get(keyword), value) ?? value);
  }
  return fromEntries(merged);
}

/** The node without some of its keywords. */
export function without(node: SchemaNode, ...keywords: string[]): SchemaNode {
  return fromEntries(Object.entries(node).filter(([keyword]) => !keywords.includes(keyword)));
}

/** The schemas of `allOf` joined into the rest of the node; `undefined` where one of them lets nothing through. */
export function joinAllOf(node: SchemaNode, resolve: (schema: SchemaNode) => SchemaNode | undefined): SchemaNode | undefined {
  let joined = without(node, 'allOf');
  for (const part of listAt(node, 'allOf')) {
    if (part === true) continue;
    const resolved = isNode(part) ? resolve(part) : undefined;
    if (resolved === undefined) return undefined;
    joined = mergeSchemas(joined, resolved);
  }
  return joined;
}
