import type { Json, JsonObject } from '@plugwright/spec';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import draft07 from 'ajv/dist/refs/json-schema-draft-07.json' with { type: 'json' };
import applicator2019 from 'ajv/dist/refs/json-schema-2019-09/meta/applicator.json' with { type: 'json' };
import content2019 from 'ajv/dist/refs/json-schema-2019-09/meta/content.json' with { type: 'json' };
import core2019 from 'ajv/dist/refs/json-schema-2019-09/meta/core.json' with { type: 'json' };
import format2019 from 'ajv/dist/refs/json-schema-2019-09/meta/format.json' with { type: 'json' };
import metadata2019 from 'ajv/dist/refs/json-schema-2019-09/meta/meta-data.json' with { type: 'json' };
import validation2019 from 'ajv/dist/refs/json-schema-2019-09/meta/validation.json' with { type: 'json' };
import schema2019 from 'ajv/dist/refs/json-schema-2019-09/schema.json' with { type: 'json' };
import applicator2020 from 'ajv/dist/refs/json-schema-2020-12/meta/applicator.json' with { type: 'json' };
import content2020 from 'ajv/dist/refs/json-schema-2020-12/meta/content.json' with { type: 'json' };
import core2020 from 'ajv/dist/refs/json-schema-2020-12/meta/core.json' with { type: 'json' };
import format2020 from 'ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json' with { type: 'json' };
import metadata2020 from 'ajv/dist/refs/json-schema-2020-12/meta/meta-data.json' with { type: 'json' };
import unevaluated2020 from 'ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json' with { type: 'json' };
import validation2020 from 'ajv/dist/refs/json-schema-2020-12/meta/validation.json' with { type: 'json' };
import schema2020 from 'ajv/dist/refs/json-schema-2020-12/schema.json' with { type: 'json' };
import draft04 from '../../../schemas/json-schema-draft-04.json' with { type: 'json' };
import { isObject } from './handlers.ts';

/** The documents that each published meta-schema consists of, the one that has its address first. */
const published: ReadonlyMap<string, readonly Json[]> = new Map<string, readonly Json[]>([
  ['http://json-schema.org/draft-04/schema', [draft04]],
  ['http://json-schema.org/draft-06/schema', [draft06]],
  ['http://json-schema.org/draft-07/schema', [draft07]],
  ['https://json-schema.org/draft/2019-09/schema', [schema2019, applicator2019, content2019, core2019, format2019, metadata2019, validation2019]],
  [
    'https://json-schema.org/draft/2020-12/schema',
    [schema2020, applicator2020, content2020, core2020, format2020, metadata2020, unevaluated2020, validation2020],
  ],
] as [string, readonly Json[]][]);

/**
 * A meta-schema with its dynamic references led to its own root. That is where they lead when it is entered by its
 * address, as a reference does: the document it stands in gives none of its names.
 */
function led(value: Json, root: string): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => led(item, root));
  const result: Record<string, Json> = {};
  for (const [name, member] of Object.entries<Json>(value as JsonObject)) {
    if ((name === '$dynamicRef' || name === '$recursiveRef') && typeof member === 'string') result['$ref'] = root;
    else if (typeof member === 'string' || typeof member === 'boolean') {
      if (name !== '$dynamicAnchor' && name !== '$recursiveAnchor') result[name] = member;
    } else result[name] = led(member, root);
  }
  return result;
}

/** The addresses of meta-schemas that anything in a document refers to. */
function referred(value: Json, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries<Json>(value)) {
    if (name !== '$ref' || typeof member !== 'string') referred(member, found);
    else if (/^https?:\/\/json-schema\.org\//.test(member)) found.add(member.replace(/#.*$/s, ''));
  }
}

/**
 * The document with the meta-schemas that it refers to among its definitions. They are known to every implementation
 * (core, 8.1.2.1), so a reference to one leads somewhere although nothing is fetched.
 */
export function withMetaSchemas(document: Json): Json {
  if (!isObject(document)) return document;
  const addresses = new Set<string>();
  referred(document, addresses);
  const needed = [...addresses].flatMap((address) =>
    (published.get(address) ?? []).map((part, index) => [`${address} ${String(index)}`, led(part, address)] as const),
  );
  if (needed.length === 0) return document;
  const definitions: JsonObject = isObject(document['definitions']) ? document['definitions'] : {};
  return { ...document, definitions: { ...Object.fromEntries(needed), ...definitions } };
}
