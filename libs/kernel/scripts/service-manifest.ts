import { parse } from 'yaml';

type Node = Readonly<Record<string, unknown>>;

const LOCAL = '#/types/';

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

function milliseconds(duration: string): number {
  const [, digits, unit] = /^(\d+)(ms|s|m)$/.exec(duration) ?? [];
  const factor = units[unit ?? ''];
  if (digits === undefined || factor === undefined) throw new Error(`"${duration}" is not a duration`);
  return Number(digits) * factor;
}

/** The schema with local references as `#/$defs/kernel.<Name>` and openness written out; the names it refers to are noted. */
function lower(schema: unknown, closed: boolean, used: Set<string>): unknown {
  if (Array.isArray(schema)) return schema.map((item) => lower(item, closed, used));
  if (!isObject(schema)) return schema;
  const lowered: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref' && typeof value === 'string' && value.startsWith(LOCAL)) {
      used.add(value.slice(LOCAL.length));
      lowered['$ref'] = `#/$defs/kernel.${value.slice(LOCAL.length)}`;
    } else if (key === 'properties' && isObject(value)) {
      lowered[key] = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, lower(member, closed, used)]));
    } else {
      lowered[key] = key === 'default' || key === 'enum' || key === 'const' ? value : lower(value, closed, used);
    }
  }
  if (schema['type'] === 'object' && schema['additionalProperties'] === undefined) lowered['additionalProperties'] = !closed;
  return lowered;
}

function selfContained(schema: unknown, types: Node, closed: boolean): unknown {
  const used = new Set<string>();
  const lowered = lower(schema, closed, used) as Node;
  const defs: Record<string, unknown> = {};
  for (const name of used) defs[`kernel.${name}`] = lower(types[name], closed, used);
  return used.size === 0 ? lowered : { ...lowered, $defs: defs };
}

/** What the kernel enforces of its own services, from the text of the kernel spec. */
export function serviceManifest(specText: string): object {
  const spec = parse(specText) as { version: string; types: Node; services: Record<string, { unlockedBy?: Node; operations: Record<string, Node> }> };
  const operations: Record<string, unknown> = {};
  for (const [service, { unlockedBy, operations: declared }] of Object.entries(spec.services)) {
    for (const [name, operation] of Object.entries(declared)) {
      operations[`${service}.${name}`] = {
        input: selfContained(operation['input'], spec.types, true),
        output: selfContained(operation['output'], spec.types, false),
        errors: (operation['errors'] as string[]).map((error) => error.replace('#/errors/', '/')),
        timeoutMs: milliseconds(operation['timeout'] as string),
        ...(unlockedBy === undefined ? {} : { unlockedBy }),
      };
    }
  }
  return { version: spec.version, operations };
}
