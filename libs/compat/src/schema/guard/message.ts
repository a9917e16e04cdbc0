import type { Schema } from '@plugwright/spec';
import type { Comparison, ComparisonResult } from '../comparison.ts';
import type { Question as Containment } from '../refutation.ts';
import type { ContainsOptions, Verdict } from '../verdict.ts';

/** What the deciding process is asked. */
export type Question =
  | { readonly kind: 'compare'; readonly comparison: Comparison }
  | { readonly kind: 'contains'; readonly wider: Schema; readonly narrower: Schema; readonly options: ContainsOptions }
  | { readonly kind: 'prove'; readonly question: Containment; readonly whole: Containment; readonly options: ContainsOptions };

/** The answer to a question, as long as the process gives one. */
export type Answer = { readonly kind: 'compare'; readonly result: ComparisonResult } | { readonly kind: 'contains' | 'prove'; readonly verdict: Verdict };

/** From the deciding process: that it is ready, and one answer a question in the order they came. */
export type Report = { readonly ready: true } | { readonly answer: Answer } | { readonly failure: string };

/** The answer in place of one that never came. */
export function unanswered(question: Question, reason: string): Answer {
  if (question.kind !== 'compare') return { kind: question.kind, verdict: { kind: 'unknown', pointer: '', reason } };
  return {
    kind: 'compare',
    result: { verdict: 'unknown', declared: { verdict: 'unknown' }, reasons: [{ pointer: '', message: reason, side: 'new' }] },
  };
}
