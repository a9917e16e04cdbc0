import type { ComparisonResult } from '@plugwright/compat';
import { createGuard, type Guard } from '@plugwright/compat/guard';
import { availableParallelism } from 'node:os';
import { unanswerable, type Question } from './question.ts';

/** Answers that are given in the order of the questions, however long each takes. */
export interface Asking {
  /** The answer of one question; never rejects. */
  ask(question: Question): Promise<ComparisonResult>;
  close(): void;
}

/** Entries from which a second process pays for its start. */
const worthASecond = 64;

/** How many questions are open at once a process: enough that it never waits, few enough that none is asked twice for nothing. */
const openEach = 4;

async function answered(guard: Guard, question: Question): Promise<ComparisonResult> {
  try {
    return await guard.compare(question);
  } catch (error) {
    // What cannot even be sent, such as a schema nested deeper than the stack.
    return unanswerable(error instanceof Error ? error.message : String(error));
  }
}

/** Processes that decide questions, the least busy one first; each has its own cap of time and of memory. */
export function askGuards(questions: number): Asking & { readonly width: number } {
  const count = questions < worthASecond ? 1 : Math.min(2, availableParallelism());
  const guards = Array.from({ length: count }, () => ({ guard: createGuard(), open: 0 }));
  return {
    width: count * openEach,
    async ask(question) {
      const least = guards.reduce((best, other) => (other.open < best.open ? other : best));
      least.open += 1;
      try {
        return await answered(least.guard, question);
      } finally {
        least.open -= 1;
      }
    },
    close() {
      for (const { guard } of guards) guard.close();
    },
  };
}
