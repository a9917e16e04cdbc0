import type { Json } from '@plugwright/spec';
import type { CorpusCase, Dispute } from './corpus-case.ts';

/** What the engine under test says about a case. */
export interface Answer {
  readonly verdict: 'compatible' | 'breaking' | 'unknown';
  readonly witness?: Json;
  readonly note?: string;
}

/** How an answer stands to the label. `misses`: the label is right and known, the engine could not decide. */
export type Judgement = 'correct' | 'wrong' | 'unknown' | 'disputed';

/** One judged case. */
export interface Judged {
  readonly question: CorpusCase;
  readonly answer: Answer;
  readonly judgement: Judgement;
  readonly milliseconds: number;
}

/** Judges an answer; a disputed label counts only while the verdict is the one that the dispute names. */
export function judge(question: CorpusCase, answer: Answer, disputes: readonly Dispute[]): Judgement {
  const dispute = disputes.find(({ corpus, name }) => corpus === question.corpus && name === question.name);
  if (dispute !== undefined) return answer.verdict === dispute.verdict ? 'disputed' : 'wrong';
  if (answer.verdict === question.expected || (question.mayBeUnknown === true && answer.verdict === 'unknown')) return 'correct';
  return answer.verdict === 'unknown' ? 'unknown' : 'wrong';
}

/** Asks every question of a corpus; `ask` may be any engine. */
export async function runCorpus(
  questions: readonly CorpusCase[],
  disputes: readonly Dispute[],
  ask: (question: CorpusCase) => Answer | Promise<Answer>,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const question of questions) {
    const start = performance.now();
    const answer = await ask(question);
    judged.push({ question, answer, judgement: judge(question, answer, disputes), milliseconds: performance.now() - start });
  }
  return judged;
}

/** The counts of a judged corpus. */
export function countsOf(judged: readonly Judged[]): Readonly<Record<Judgement, number>> {
  const counts = { correct: 0, wrong: 0, unknown: 0, disputed: 0 };
  for (const { judgement } of judged) counts[judgement] += 1;
  return counts;
}
