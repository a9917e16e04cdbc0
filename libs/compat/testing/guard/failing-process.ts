/** Stands in for the engine in tests of the guard: what a schema's title says, happens to the process. */
import { serve } from '../../src/schema/guard/serve.ts';
import type { Question } from '../../src/schema/guard/message.ts';

const hoard: string[][] = [];

function suffer(title: unknown): void {
  switch (title) {
    case 'spin':
      for (;;) if (process.pid < 0) return;
    case 'abort':
      process.abort();
      break;
    case 'hoard':
      for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => `${String(hoard.length)} ${String(index)}`));
    case 'throw':
      throw new Error('on purpose');
    default:
      break;
  }
}

function titleOf(question: Question): unknown {
  return question.kind === 'contains' && typeof question.wider === 'object' ? question.wider['title'] : undefined;
}

serve((question) => {
  const title = titleOf(question);
  suffer(title);
  return { kind: 'contains', verdict: { kind: 'unknown', pointer: '', reason: `answered ${String(title)}` } };
});
