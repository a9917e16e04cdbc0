import type { Schema } from '@plugwright/spec';
import type { Comparison, ComparisonResult } from '../comparison.ts';
import type { Question as Containment } from '../refutation.ts';
import type { ContainsOptions, Verdict } from '../verdict.ts';
import { QuestionQueue } from './question-queue.ts';

export interface GuardOptions {
  /** How long one question may compute, in milliseconds; 2,000 unless said. On a busy machine it may take up to three times as long. */
  readonly timeoutMs?: number;
}

/**
 * The engine behind a process boundary: a question that never ends, eats the memory or kills its process
 * is answered `unknown`, and the next one gets a fresh process.
 */
export interface Guard {
  /** As `compareSchemas`. */
  compare(comparison: Comparison): Promise<ComparisonResult>;
  /** As `contains`. */
  contains(wider: Schema, narrower: Schema, options?: ContainsOptions): Promise<Verdict>;
  /** As `contains`, a witness made small and confirmed by two validators about the whole question that this one was made from. */
  prove(question: Containment, whole: Containment, options?: ContainsOptions): Promise<Verdict>;
  /** Ends the process; what is still open is answered `unknown`. */
  close(): void;
}

/** A guard over a queue; the entry of the process is a parameter so that tests can make it fail. */
export function guardOver(queue: QuestionQueue): Guard {
  return {
    async compare(comparison) {
      const answer = await queue.ask({ kind: 'compare', comparison });
      if (answer.kind !== 'compare') throw new Error('the deciding process answered another question');
      return answer.result;
    },
    async contains(wider, narrower, options = {}) {
      const answer = await queue.ask({ kind: 'contains', wider, narrower, options });
      if (answer.kind !== 'contains') throw new Error('the deciding process answered another question');
      return answer.verdict;
    },
    async prove(question, whole, options = {}) {
      const answer = await queue.ask({ kind: 'prove', question, whole, options });
      if (answer.kind !== 'prove') throw new Error('the deciding process answered another question');
      return answer.verdict;
    },
    close() {
      queue.close();
    },
  };
}

/** Starts nothing until the first question; one process serves all questions in the order they are asked. */
export function createGuard(options: GuardOptions = {}): Guard {
  return guardOver(new QuestionQueue(new URL('./guard-process.ts', import.meta.url), options.timeoutMs ?? 2_000));
}
