/** JSON Schema keywords outside the profile that are simply not supported, with the reason. */
export const unsupportedKeywords: ReadonlyMap<string, string> = new Map([
  ['$defs', 'named schemas stand under `types`'],
  ['definitions', 'named schemas stand under `types`'],
  ['$vocabulary', 'there is one vocabulary'],
  ['contentSchema', 'a text is not parsed to compare it'],
  ['contentEncoding', 'a text is not decoded to compare it'],
  ['contentMediaType', 'a text is not parsed to compare it'],
  ['dependencies', 'it was replaced by `dependentRequired` and `dependentSchemas`'],
  ['additionalItems', 'it was replaced by `items` behind `prefixItems`'],
  ['id', 'it was an early form of `$id`'],
  ['readOnly', 'input and output are different schemas here'],
  ['writeOnly', 'input and output are different schemas here'],
  ['nullable', 'it is not JSON Schema; write `type: [string, "null"]`'],
  ['discriminator', 'it is not JSON Schema; write `oneOf` with a `const` in each branch'],
  ['$recursiveRef', 'it was replaced by `$dynamicRef`, which is outside the profile'],
  ['$recursiveAnchor', 'it was replaced by `$dynamicAnchor`, which is outside the profile'],
]);

export const dynamicKeywords: ReadonlySet<string> = new Set(['$dynamicRef', '$dynamicAnchor']);

export const identifierKeywords: ReadonlySet<string> = new Set(['$id', '$anchor', '$schema']);
