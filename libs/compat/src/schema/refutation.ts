import type { Json, Schema } from '@plugwright/spec';
import { refute, type Refutation } from './contains.ts';
import { reachable } from './reachable.ts';
import type { ContainsOptions, Verdict } from './verdict.ts';
import { confirm, confirmation, focused, isWitness, shrink } from './witness/index.ts';

/** Whether the wider of two schemas holds every value of the narrower. */
export interface Question {
  readonly wider: Schema;
  readonly narrower: Schema;
}

/**
 * The verdict with a witness that two validators confirm: the small one, or else what they themselves make of the first.
 * A witness that they do not both see is none, and the question stays open.
 */
export function confirmed(whole: Question, refutation: Refutation, options: ContainsOptions): Verdict {
  return confirming(whole, refutation, options)();
}

/** As `confirmed`; the slower validator thinks meanwhile, until the verdict is fetched. */
export function confirming({ wider, narrower }: Question, { small, ...verdict }: Refutation, { formatAssertion = false }: ContainsOptions): () => Verdict {
  const options = { formatAssertion };
  const around = (value: Json): readonly [wider: Schema, narrower: Schema] => [reachable(focused(wider, value)), reachable(focused(narrower, value))];
  const later = confirmation(...around(small), small, options);
  return () => {
    if (later() === 'confirmed') return { ...verdict, witness: small };
    const both = around(verdict.witness);
    if (confirm(...both, verdict.witness, options) !== 'confirmed')
      return { kind: 'unknown', pointer: verdict.pointer, reason: 'the validators do not agree about the witness' };
    return { ...verdict, witness: shrink(verdict.witness, (value) => isWitness(...both, value, options)) };
  };
}

/** The answer to a question, a witness confirmed about the whole question that it was made from. */
export function proved({ wider, narrower }: Question, whole: Question, options: ContainsOptions): Verdict {
  const verdict = refute(wider, narrower, options);
  return verdict.kind === 'no' ? confirmed(whole, verdict, options) : verdict;
}
