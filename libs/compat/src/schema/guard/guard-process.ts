/** The process in which the engine decides for `createGuard`; run by `guard.ts` only. */
import { compareSchemas } from '../compare-schemas.ts';
import { contains } from '../contains.ts';
import { proved } from '../refutation.ts';
import { warmHyperjump } from '../witness/index.ts';
import { serve } from './serve.ts';

// The first question should not pay for the start of the engine and of both validators: one small break needs all of them.
warmHyperjump();
compareSchemas({ old: { type: 'object', properties: { a: { pattern: '^a' } } }, new: { type: 'object', properties: { a: { pattern: '^b' } } } });

serve((question) => {
  switch (question.kind) {
    case 'compare':
      return { kind: 'compare', result: compareSchemas(question.comparison) };
    case 'contains':
      return { kind: 'contains', verdict: contains(question.wider, question.narrower, question.options) };
    case 'prove':
      return { kind: 'prove', verdict: proved(question.question, question.whole, question.options) };
  }
});
