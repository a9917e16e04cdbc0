/** Any JSON value (RFC 8259). */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * A JSON Schema 2020-12 as the Model holds it: as the author wrote it, except that every `$ref` is absolute,
 * `<document id>#/types/<Name>` (local references, too). Openness by position is not yet applied; `materialize` does that.
 */
export type Schema = boolean | JsonObject;

/**
 * Where a schema stands, which decides whether unknown members are refused.
 * `closed`: input, config, consumed and contributed data, and what a producer checks its own output by.
 * `open`: output, published events and error details as their readers see them.
 */
export type SchemaPosition = 'closed' | 'open';
