import { materialize, type Model, type Schema, type SchemaPosition } from '@plugwright/spec';
import type { ManifestSchema } from '@plugwright/manifest';

const prose = ['title', 'description', '$comment', 'examples', 'x-sensitive-reason'];

/**
 * A self-contained schema for a file of a plugin. The definitions of other documents lose their prose, so that a
 * change of an upstream's wording changes no downstream; `own` is the document whose prose stays.
 */
export function selfContained(model: Model, document: string, schema: Schema, position: SchemaPosition, own: string): ManifestSchema {
  const materialised = materialize(model, document, schema, position);
  if (typeof materialised === 'boolean') return materialised;
  const { $defs, ...root } = materialised;
  const kept = (document === own ? root : withoutProse(root)) as Record<string, unknown>;
  if ($defs === undefined) return kept;
  const defs: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries($defs as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1))) {
    defs[name] = name.startsWith(`${own}.`) ? definition : withoutProse(definition);
  }
  return { ...kept, $defs: defs };
}

/** Keywords whose members are names of the author's choice, not keywords. */
const named = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas', 'dependentRequired']);
/** Keywords that hold plain values. */
const plain = new Set(['enum', 'const', 'default', 'required', 'type']);

/** A copy of a schema without the annotations that only people read. */
export function withoutProse(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutProse);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept: [string, unknown][] = [];
  for (const [keyword, value] of Object.entries(schema as Record<string, unknown>)) {
    if (prose.includes(keyword)) continue;
    if (plain.has(keyword)) kept.push([keyword, value]);
    else if (named.has(keyword) && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      kept.push([keyword, Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutProse(member)]))]);
    } else kept.push([keyword, withoutProse(value)]);
  }
  return Object.fromEntries(kept);
}
