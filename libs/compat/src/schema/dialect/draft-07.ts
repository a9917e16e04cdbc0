import { draft06 } from './draft-06.ts';
import { keep, schema } from './handlers.ts';
import type { DialectRules } from './rules.ts';

/** Draft 7: draft 6 with `if`, `then`, `else` and more annotations. */
export const draft07: DialectRules = {
  ...draft06,
  keywords: {
    ...draft06.keywords,
    if: schema,
    then: schema,
    else: schema,
    $comment: keep,
    readOnly: keep,
    writeOnly: keep,
    contentEncoding: keep,
    contentMediaType: keep,
  },
};
