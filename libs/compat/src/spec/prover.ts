import type { Schema } from '@plugwright/spec';
import { contains } from '../schema/contains.ts';
import type { ContainsOptions, Verdict } from '../schema/verdict.ts';
import { confirmed, smaller } from './question/confirmed.ts';
import { isPlainlyInhabited } from './question/inhabited.ts';
import { partsOf } from './question/parts.ts';
import { withoutCommon, type Question } from './question/without-common.ts';

/** Answers whether each value of the narrower schema is one of the wider. May run elsewhere, such as in a guarded process. */
export type Prover = (wider: Schema, narrower: Schema, options: ContainsOptions) => Verdict | Promise<Verdict>;

/** A prover of whose verdict only the kind is looked at. */
export type Decider = (wider: Schema, narrower: Schema, options: ContainsOptions) => Pick<Verdict, 'kind'> | Promise<Pick<Verdict, 'kind'>>;

/** The two ways to ask in a diff. */
export interface Provers {
  /** For verdicts that are shown: a witness is confirmed and small. */
  readonly prove: Prover;
  /** For verdicts of which only the kind matters. */
  readonly decide: Decider;
}

type Ask<Answer> = (question: Question, options: ContainsOptions) => Answer;

/** An answer for each question, found once: users of one upstream type ask the same ones. */
function once<Answer>(answer: Ask<Answer>): Ask<Answer> {
  const answers = new Map<string, Answer>();
  return (question, options) => {
    const key = JSON.stringify([options, question.wider, question.narrower]);
    const known = answers.get(key) ?? answer(question, options);
    answers.set(key, known);
    return known;
  };
}

/** Decides by the single places at which two schemas differ, where they are all that matters. */
function byParts(ask: Ask<Verdict | Promise<Verdict>>): Ask<Promise<Pick<Verdict, 'kind'>>> {
  return async (question, options) => {
    const isInhabited = async (schema: Schema): Promise<boolean> =>
      isPlainlyInhabited(schema) || (await ask({ wider: false, narrower: schema }, options)).kind === 'no';
    let isOpen = false;
    for (const part of await partsOf(question, isInhabited)) {
      const verdict = await ask(part, options);
      if (verdict.kind === 'no') return verdict;
      isOpen ||= verdict.kind === 'unknown';
    }
    return isOpen ? ask(question, options) : { kind: 'yes' };
  };
}

/** The provers of one diff: over the one that is given, or over the engine, of which each witness is confirmed by two validators and made small. */
export function proversOf(given: Prover | undefined): Provers {
  const ask = once<Verdict | Promise<Verdict>>(({ wider, narrower }, options) => (given ?? contains)(wider, narrower, options));
  const decide = byParts(ask);
  return {
    decide: (wider, narrower, options) => decide(withoutCommon(wider, narrower), options),
    prove: async (wider, narrower, options) => {
      const question = withoutCommon(wider, narrower);
      if ((await decide(question, options)).kind === 'yes') return { kind: 'yes' };
      const verdict = await ask(question, options);
      // The validators are asked about the whole schemas, not about what was left of them.
      return verdict.kind === 'no' && given === undefined ? confirmed({ wider, narrower }, verdict, smaller(question, verdict.witness)) : verdict;
    },
  };
}
