/** The process in which the engine decides for `createGuard`; run by `guard.ts` only. */
import { compareSchemas } from '../compare-schemas.ts';
import { contains } from '../contains.ts';
import { validByHyperjump, warmHyperjump } from '../witness/index.ts';
import { serve } from './serve.ts';

// The first question should not pay for the second validator's start.
warmHyperjump();
validByHyperjump({ type: 'null' }, null);

serve((question) =>
  question.kind === 'compare'
    ? { kind: 'compare', result: compareSchemas(question.comparison) }
    : { kind: 'contains', verdict: contains(question.wider, question.narrower, question.options) },
);
