import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '..', 'schemas');
const kinds = ['plugin', 'contract', 'kernel', 'policy', 'gap'] as const;

const banner = `// Types of the documents as they are written in YAML.
// Generated from libs/spec/schemas by \`npm run generate -w @plugwright/spec\`; edits are lost.`;

async function schema(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path.join(folder, `${name}.schema.json`), 'utf8')) as Record<string, unknown>;
}

type Written = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lowerAll(group: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(isMapping(group) ? group : {}).map(([name, schema]) => [name, lower(schema)]));
}

/**
 * The part of a meta-schema that makes a type. What only narrows values (patterns, conditions, lengths) is left out, and
 * so is prose beside a reference, for which the compiler would declare the same type again under a number.
 */
function lower(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const { $ref, title, description, type, const: only, properties, required, items, additionalProperties } = schema;
  if (typeof $ref === 'string') return { $ref: `#/definitions/${$ref.split('/').at(-1) ?? ''}` };
  const open = type === undefined && only === undefined && schema['enum'] === undefined && properties === undefined;
  return Object.fromEntries(
    Object.entries({
      title,
      description,
      type,
      const: only,
      enum: schema['enum'],
      properties: properties === undefined ? undefined : lowerAll(properties),
      required,
      items: items === undefined ? undefined : lower(items),
      additionalProperties: isMapping(additionalProperties) ? lower(additionalProperties) : additionalProperties,
      tsType: open ? 'unknown' : undefined,
    }).filter(([, member]) => member !== undefined),
  );
}

/** The TypeScript types of the written form, made from the meta-schemas. */
export async function writtenTypes(): Promise<string> {
  const common = await schema('common');
  const documents = await Promise.all(kinds.map(schema));
  const definitions: Record<string, unknown> = {};
  for (const source of [common, ...documents]) Object.assign(definitions, source['$defs']);
  const roots = Object.fromEntries(documents.map((document) => [String(document['title']), document]));
  const whole = {
    title: 'WrittenDocument',
    definitions: lowerAll({ ...definitions, ...roots }),
    anyOf: Object.keys(roots).map((name) => ({ $ref: `#/definitions/${name}` })),
  };
  return compile(whole as JSONSchema, 'WrittenDocument', {
    bannerComment: banner,
    additionalProperties: false,
    unreachableDefinitions: false,
    format: true,
    style: { singleQuote: true, printWidth: 140 },
  });
}
