import type { Answer, Question, Report } from './message.ts';
import { watchParent } from './watch-parent.ts';

function send(report: Report): void {
  // The parent may be gone already; then nobody waits for the answer.
  process.send?.(report, undefined, undefined, () => undefined);
}

/** Answers questions of the parent process one after the other until its channel closes. */
export function serve(answer: (question: Question) => Answer): void {
  process.on('disconnect', () => process.exit(0));
  watchParent();
  process.on('message', (question) => {
    let report: Report;
    try {
      report = { answer: answer(JSON.parse(String(question)) as Question) };
    } catch (error) {
      report = { failure: error instanceof Error ? error.message : String(error) };
    }
    send(report);
  });
  send({ ready: true });
}
