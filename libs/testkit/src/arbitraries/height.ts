import { isNode, listAt, numberAt, type SchemaNode, schemasAt } from './schema-node.ts';

/**
 * How many levels the flattest value of a schema has; infinite where none ends. Recursive schemas end by choosing
 * the branch of least height.
 */
export function heightOf(schema: unknown, resolve: (ref: string) => unknown, open: ReadonlySet<string> = new Set()): number {
  if (!isNode(schema)) return schema === false ? Number.POSITIVE_INFINITY : 1;
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    return open.has(ref) ? Number.POSITIVE_INFINITY : heightOf(resolve(ref), resolve, new Set([...open, ref]));
  }
  const inside = (inner: unknown): number => heightOf(inner, resolve, open);
  const heights = [1, requiredHeight(schema, inside), itemHeight(schema, inside), ...listAt(schema, 'allOf').map(inside)];
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = listAt(schema, keyword).map(inside);
    if (branches.length > 0) heights.push(Math.min(...branches));
  }
  return Math.max(...heights);
}

function requiredHeight(node: SchemaNode, inside: (schema: unknown) => number): number {
  const members = new Map(schemasAt(node, 'properties'));
  return Math.max(0, ...listAt(node, 'required').map((name) => 1 + inside(members.get(String(name)) ?? true)));
}

function itemHeight(node: SchemaNode, inside: (schema: unknown) => number): number {
  const least = numberAt(node, 'minItems') ?? 0;
  const items = [...listAt(node, 'prefixItems').slice(0, least), ...(least > 0 && 'items' in node ? [node['items']] : [])];
  return Math.max(0, ...items.map((item) => 1 + inside(item)));
}
