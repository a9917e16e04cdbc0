import schema from '../schemas/manifest.schema.json' with { type: 'json' };

/** The JSON Schema 2020-12 of manifests; published as `@plugwright/manifest/schema`. */
export const manifestSchema: Readonly<Record<string, unknown>> = schema;
