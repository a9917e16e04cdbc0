import { draft201909 } from './draft-2019-09.ts';
import { anchor, drop, keep, list, reference, schema } from './handlers.ts';
import type { DialectRules } from './rules.ts';

/**
 * 2020-12, the dialect of the engine. The walk still takes out what the dialect does not know, because
 * validators disagree on leftovers such as `dependencies`, `nullable` and `id`.
 */
export const draft202012: DialectRules = {
  ...draft201909,
  keywords: {
    ...draft201909.keywords,
    additionalItems: drop,
    // Ajv trips over these names, whatever they hold.
    id: drop,
    nullable: drop,
    $schema: drop,
    $vocabulary: drop,
    $recursiveRef: drop,
    $recursiveAnchor: drop,
    $dynamicAnchor: anchor(true),
    $dynamicRef: reference,
    items: schema,
    prefixItems: list,
    contains: schema,
    minContains: keep,
    maxContains: keep,
  },
};
