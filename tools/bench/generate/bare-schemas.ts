/** A document as parsed, as far as the control reads it. */
export interface BareDocument {
  readonly id: string;
  readonly imports?: Readonly<Record<string, { readonly plugin?: string; readonly contract?: string; readonly operations?: readonly string[] }>>;
  readonly types?: Readonly<Record<string, unknown>>;
  readonly operations?: Readonly<Record<string, BareOperation>>;
  readonly services?: Readonly<Record<string, { readonly operations: Readonly<Record<string, BareOperation>> }>>;
  readonly kernel?: { readonly services: readonly string[] };
  readonly config?: { readonly schema: unknown };
}

interface BareOperation {
  readonly input: unknown;
  readonly output: unknown;
}

/** The schemas of one plugin under one root: `roots` by an identifier, what they refer to in `$defs`. */
export interface BareSchemas {
  readonly roots: Readonly<Record<string, unknown>>;
  readonly $defs: Readonly<Record<string, unknown>>;
}

type Documents = ReadonlyMap<string, BareDocument>;
type Position = 'closed' | 'open';

/** Collects self-contained schemas: references become `#/$defs/..`, openness is stated by position. */
class Collector {
  readonly defs: Record<string, unknown> = {};
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  take(document: BareDocument, schema: unknown, position: Position): unknown {
    if (Array.isArray(schema)) return schema.map((item) => this.take(document, item, position));
    if (typeof schema !== 'object' || schema === null) return schema;
    const entries = Object.entries(schema).map(
      ([key, value]) => [key, key === '$ref' ? this.#refer(document, String(value), position) : this.take(document, value, position)] as const,
    );
    const object = Object.fromEntries(entries) as Record<string, unknown>;
    const isRecord = object['type'] === 'object' && 'properties' in object && !('additionalProperties' in object);
    return isRecord ? { ...object, additionalProperties: position === 'open' } : object;
  }

  #refer(document: BareDocument, ref: string, position: Position): string {
    const [alias = '', path = ''] = ref.split('#/types/');
    const edge = document.imports?.[alias];
    const target = alias === '' ? document : this.#documents.get(edge?.plugin ?? edge?.contract ?? '');
    if (target === undefined) throw new Error(`${document.id}: ${ref} leads nowhere`);
    const name = `${target.id}.${path}${position === 'open' ? '.open' : ''}`;
    if (!(name in this.defs)) {
      this.defs[name] = true;
      this.defs[name] = this.take(target, target.types?.[path], position);
    }
    return `#/$defs/${name}`;
  }
}

/** The schemas that a plugin's types and validators are compiled from: its own, and those of what it may call. */
export function bareSchemas(documents: Documents, plugin: BareDocument): BareSchemas {
  const collector = new Collector(documents);
  const roots: Record<string, unknown> = {};
  const add = (document: BareDocument, operation: BareOperation, position: Position): void => {
    const name = `op${Object.keys(roots).length}`;
    roots[`${name}_input`] = collector.take(document, operation.input, 'closed');
    roots[`${name}_output`] = collector.take(document, operation.output, position);
  };
  for (const operation of Object.values(plugin.operations ?? {})) add(plugin, operation, 'closed');
  if (plugin.config !== undefined) roots['config'] = collector.take(plugin, plugin.config.schema, 'closed');
  for (const { plugin: id, operations = [] } of Object.values(plugin.imports ?? {})) {
    const upstream = documents.get(id ?? '');
    for (const name of operations) {
      const operation = upstream?.operations?.[name];
      if (upstream !== undefined && operation !== undefined) add(upstream, operation, 'open');
    }
  }
  const kernel = documents.get('kernel');
  for (const service of plugin.kernel?.services ?? []) {
    for (const operation of Object.values(kernel?.services?.[service]?.operations ?? {})) if (kernel !== undefined) add(kernel, operation, 'open');
  }
  return { roots, $defs: collector.defs };
}
