import { additionalItems, common, dependencies, itemsOrList, keep, patterns, schema } from './handlers.ts';
import type { DialectRules } from './rules.ts';

/** Draft 6: numeric exclusive bounds, `const`, `contains`, `propertyNames` and boolean schemas. */
export const draft06: DialectRules = {
  identifier: '$id',
  refHidesSiblings: true,
  keywords: {
    ...common,
    minimum: keep,
    maximum: keep,
    exclusiveMinimum: keep,
    exclusiveMaximum: keep,
    const: keep,
    contains: schema,
    propertyNames: schema,
    items: itemsOrList,
    additionalItems,
    patternProperties: patterns,
    dependencies,
    examples: keep,
  },
};
