/** Keywords whose value is one schema. */
export const singleKeywords = ['additionalProperties', 'propertyNames', 'items', 'contains', 'unevaluatedItems', 'unevaluatedProperties', 'not', 'if', 'then', 'else'] as const;

/** Keywords whose value is a list of schemas. */
export const listKeywords = ['prefixItems', 'allOf', 'anyOf', 'oneOf'] as const;

/** Keywords whose value is a mapping of names to schemas. */
export const mapKeywords = ['properties', 'patternProperties', 'dependentSchemas', '$defs'] as const;

const single: ReadonlySet<string> = new Set(singleKeywords);
const list: ReadonlySet<string> = new Set(listKeywords);
const map: ReadonlySet<string> = new Set(mapKeywords);

/** How a keyword holds schemas, if it does. */
export function holdsSchemas(keyword: string): 'single' | 'list' | 'map' | undefined {
  if (single.has(keyword)) return 'single';
  if (list.has(keyword)) return 'list';
  return map.has(keyword) ? 'map' : undefined;
}
