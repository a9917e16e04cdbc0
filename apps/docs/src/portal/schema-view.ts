import type { JsonSchema } from './shape.ts';

type Keywords = Readonly<Record<string, unknown>>;

/** What the tree shows of one schema, before its members. */
export interface SchemaLine {
  /** `string`, `array of documents.Link`, `one of`. */
  readonly type: string;
  /** Facts such as `1 to 1024 characters`, in a fixed order. */
  readonly facts: readonly string[];
  readonly description?: string;
  /** Name of the definition it refers to, `<document id>.<Name>`. */
  readonly ref?: string;
}

/** A member below a schema: a property, the items, a branch. */
export interface SchemaChild {
  readonly label: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

const own = (schema: Keywords, key: string): unknown => (Object.hasOwn(schema, key) ? schema[key] : undefined);
const isObject = (value: unknown): value is Keywords => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSchema = (value: unknown): value is JsonSchema => typeof value === 'boolean' || isObject(value);

/** Name of the definition that a schema refers to. */
export function refName(schema: JsonSchema): string | undefined {
  const ref = isObject(schema) ? own(schema, '$ref') : undefined;
  return typeof ref === 'string' && ref.startsWith('#/$defs/') ? decodeURIComponent(ref.slice(8)).replaceAll('~1', '/').replaceAll('~0', '~') : undefined;
}

/** The definition of a name in the self-contained schema `root`. */
export function definition(root: JsonSchema, name: string): JsonSchema | undefined {
  const definitions = isObject(root) ? own(root, '$defs') : undefined;
  const found = isObject(definitions) ? own(definitions, name) : undefined;
  return isSchema(found) ? found : undefined;
}

/** The items of an array where they say all about its members. */
export function itemsOf(schema: JsonSchema): JsonSchema | undefined {
  if (!isObject(schema) || Object.hasOwn(schema, 'prefixItems')) return undefined;
  const items = own(schema, 'items');
  return isObject(items) ? items : undefined;
}

/** The line of a schema; `target` is what it leads to, whose facts hold for it, too. */
export function schemaLine(schema: JsonSchema, target: JsonSchema = schema): SchemaLine {
  if (typeof schema === 'boolean') return { type: schema ? 'any value' : 'nothing', facts: [] };
  const ref = refName(schema);
  const description = own(schema, 'description');
  return {
    type: ref ?? typeOf(schema),
    facts: target === schema || !isObject(target) ? factsOf(schema) : [...factsOf(schema), ...factsOf(target)],
    ...(typeof description === 'string' ? { description } : {}),
    ...(ref === undefined ? {} : { ref }),
  };
}

function typeOf(schema: Keywords): string {
  const type = own(schema, 'type');
  const items = own(schema, 'items');
  if (type === 'array' && isSchema(items)) return `array of ${schemaLine(items).type}`;
  if (typeof type === 'string') return type === 'object' && isObject(own(schema, 'additionalProperties')) ? 'map' : type;
  if (Array.isArray(type)) return type.join(' or ');
  if (Object.hasOwn(schema, 'enum')) return 'enum';
  if (Object.hasOwn(schema, 'const')) return 'constant';
  if (Object.hasOwn(schema, 'oneOf') || Object.hasOwn(schema, 'anyOf')) return 'one of';
  if (Object.hasOwn(schema, 'allOf')) return 'all of';
  return isObject(own(schema, 'properties')) ? 'object' : 'any value';
}

function factsOf(schema: Keywords): string[] {
  const facts: string[] = [];
  const values = own(schema, 'enum');
  if (Array.isArray(values)) facts.push(values.map((value) => JSON.stringify(value)).join(' | '));
  if (Object.hasOwn(schema, 'const')) facts.push(JSON.stringify(schema['const']));
  if (Object.hasOwn(schema, 'default')) facts.push(`default ${JSON.stringify(schema['default'])}`);
  range(facts, own(schema, 'minLength'), own(schema, 'maxLength'), 'characters');
  range(facts, own(schema, 'minItems'), own(schema, 'maxItems'), 'items');
  range(facts, own(schema, 'minimum'), own(schema, 'maximum'), '');
  for (const keyword of ['exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'pattern', 'format']) {
    const value = own(schema, keyword);
    if (value !== undefined) facts.push(`${keyword} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  if (own(schema, 'uniqueItems') === true) facts.push('no item twice');
  return facts;
}

function range(facts: string[], low: unknown, high: unknown, unit: string): void {
  const from = typeof low === 'number' ? String(low) : undefined;
  const to = typeof high === 'number' ? String(high) : undefined;
  if (from === undefined && to === undefined) return;
  const text = from === undefined ? `at most ${String(to)}` : to === undefined ? `at least ${from}` : `${from} to ${to}`;
  facts.push(`${text} ${unit}`.trim());
}

/** The members below a schema, in the order of the schema; a reference has none of its own. */
export function schemaChildren(schema: JsonSchema): SchemaChild[] {
  if (!isObject(schema)) return [];
  const children: SchemaChild[] = [];
  const required = own(schema, 'required');
  const properties = own(schema, 'properties');
  if (isObject(properties)) {
    for (const [label, child] of Object.entries(properties)) {
      if (isSchema(child)) children.push({ label, required: Array.isArray(required) && required.includes(label), schema: child });
    }
  }
  const others = own(schema, 'additionalProperties');
  if (isObject(others) && Object.keys(others).length > 0) children.push({ label: 'any other member', required: false, schema: others });
  for (const keyword of ['prefixItems', 'oneOf', 'anyOf', 'allOf']) {
    const branches = own(schema, keyword);
    if (!Array.isArray(branches)) continue;
    branches.forEach((child: unknown, at) => {
      if (isSchema(child)) children.push({ label: `${keyword} ${String(at + 1)}`, required: false, schema: child });
    });
  }
  return children;
}
