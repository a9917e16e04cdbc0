import type { Schema } from '@plugwright/spec';
import { refute } from '../schema/contains.ts';
import type { ContainsOptions, Verdict } from '../schema/verdict.ts';
import { schemaText } from '../schema/witness/index.ts';
import { confirming, type Question } from '../schema/refutation.ts';
import { setImmediate } from 'node:timers/promises';
import { isPlainlyInhabited } from './question/inhabited.ts';
import { partsOf } from './question/parts.ts';
import { withoutCommon } from './question/without-common.ts';

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

/** Provers that run elsewhere, such as in a guarded process. */
export interface GivenProvers {
  readonly decide: Prover;
  /** A witness of the answer is one of the whole question, confirmed by two validators. */
  readonly prove: (question: Question, whole: Question, options: ContainsOptions) => Verdict | Promise<Verdict>;
}

type Ask<Answer> = (question: Question, options: ContainsOptions) => Answer;

/** Numbers schemas, those of the same text alike: short names for long texts. */
function numbering(): (schema: Schema) => number {
  const numbers = new Map<string, number>();
  return (schema) => {
    const text = schemaText(schema);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
}

/** An answer for each question, found once: users of one upstream type ask the same ones. */
function once<Answer>(answer: Ask<Answer>): Ask<Answer> {
  const answers = new Map<string, Answer>();
  const numberOf = numbering();
  return (question, options) => {
    const key = `${String(numberOf(question.wider))} ${String(numberOf(question.narrower))} ${JSON.stringify(options)}`;
    const known = answers.get(key) ?? answer(question, options);
    answers.set(key, known);
    return known;
  };
}

/** What is left of questions without what both schemas say alike; both directions of a change are about the same. */
function shortOf(): typeof withoutCommon {
  const known = new WeakMap<object, WeakMap<object, Question>>();
  const remember = (question: Question, wider: object, narrower: object): void => {
    known.set(wider, (known.get(wider) ?? new WeakMap<object, Question>()).set(narrower, question));
  };
  return (wider, narrower) => {
    if (typeof wider === 'boolean' || typeof narrower === 'boolean') return { wider, narrower };
    const before = known.get(wider)?.get(narrower);
    if (before !== undefined) return before;
    const question = withoutCommon(wider, narrower);
    remember(question, wider, narrower);
    remember({ wider: question.narrower, narrower: question.wider }, narrower, wider);
    return question;
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

/** The provers over others, which run elsewhere: one that only decides, and one that confirms what it shows. */
function proversOver(given: GivenProvers): Provers {
  const ask = once<Verdict | Promise<Verdict>>(({ wider, narrower }, options) => given.decide(wider, narrower, options));
  const decide = byParts(ask);
  const shorten = shortOf();
  const prove = once(async (whole, options) => {
    const question = shorten(whole.wider, whole.narrower);
    return (await decide(question, options)).kind === 'yes' ? { kind: 'yes' as const } : given.prove(question, whole, options);
  });
  return {
    decide: (wider, narrower, options) => decide(shorten(wider, narrower), options),
    prove: (wider, narrower, options) => prove({ wider, narrower }, options),
  };
}

/** The provers over the engine: each witness is made small and confirmed by two validators. */
function proversHere(): Provers {
  const ask = once(({ wider, narrower }, options) => refute(wider, narrower, options));
  const decide = byParts(ask);
  const shorten = shortOf();
  const search = once(async (question, options) => {
    if ((await decide(question, options)).kind === 'yes') return { kind: 'yes' as const };
    return ask(question, options);
  });
  // The validators are asked about the whole schemas, not about what was left of them.
  const prove = once(async (whole, options) => {
    const verdict = await search(shorten(whole.wider, whole.narrower), options);
    if (verdict.kind !== 'no') return verdict;
    const later = confirming(whole, verdict, options);
    // A validator thinks in a thread of its own: first all that can be asked without its answer is asked.
    await setImmediate();
    return later();
  });
  return {
    decide: (wider, narrower, options) => decide(shorten(wider, narrower), options),
    prove: (wider, narrower, options) => prove({ wider, narrower }, options),
  };
}

/** The provers of one diff: over the one that is given, or those of this process. */
export function proversOf(given: GivenProvers | undefined): Provers {
  return given === undefined ? proversHere() : proversOver(given);
}
