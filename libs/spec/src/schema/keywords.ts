/** Keywords whose value is one schema. */
export const singleKeywords = [
  'additionalProperties',
  'propertyNames',
  'items',
  'contains',
  'unevaluatedItems',
  'unevaluatedProperties',
  'not',
  'if',
  'then',
  'else',
] as const;

/** Keywords whose value is a list of schemas. */
export const listKeywords = ['prefixItems', 'allOf', 'anyOf', 'oneOf'] as const;

/** Keywords whose value is a mapping of names to schemas. */
export const mapKeywords = ['properties', 'patternProperties', 'dependentSchemas', '$defs'] as const;

type Holding = 'single' | 'list' | 'map';

const holding: ReadonlyMap<string, Holding> = new Map([
  ...singleKeywords.map((keyword) => [keyword, 'single'] as const),
  ...listKeywords.map((keyword) => [keyword, 'list'] as const),
  ...mapKeywords.map((keyword) => [keyword, 'map'] as const),
]);

/** How a keyword holds schemas, if it does. */
export function holdsSchemas(keyword: string): Holding | undefined {
  return holding.get(keyword);
}
