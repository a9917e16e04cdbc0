import { additionalItems, bound, common, dependencies, exclusiveFlag, itemsOrList, patterns } from './handlers.ts';
import type { DialectRules } from './rules.ts';

/** Draft 4. Its text makes 1.0 no integer; every validator says otherwise and so does the translation. */
export const draft04: DialectRules = {
  identifier: 'id',
  refHidesSiblings: true,
  keywords: {
    ...common,
    minimum: bound('exclusiveMinimum'),
    maximum: bound('exclusiveMaximum'),
    exclusiveMinimum: exclusiveFlag,
    exclusiveMaximum: exclusiveFlag,
    items: itemsOrList,
    additionalItems,
    patternProperties: patterns,
    dependencies,
  },
};
