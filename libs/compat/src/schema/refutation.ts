import type { Json, Schema } from '@plugwright/spec';
import { contains } from './contains.ts';
import { judgeOf } from './holds.ts';
import { reachable } from './reachable.ts';
import type { ContainsOptions, Verdict } from './verdict.ts';
import { confirm, focused, isWitness, shrink } from './witness/index.ts';

/** Whether the wider of two schemas holds every value of the narrower. */
export interface Question {
  readonly wider: Schema;
  readonly narrower: Schema;
}

/** A verdict with the witness that is proposed in place of its own. */
export type Refutation = Verdict & { readonly kind: 'no'; readonly small: Json };

/**
 * A witness as small as the engine itself still takes it for one; no validator is asked. Shrinking takes names away and
 * adds none, so that declared names stay declared ones.
 */
export function smaller({ wider, narrower }: Question, witness: Json, { formatAssertion = false }: ContainsOptions): Json {
  const asked = { formatAssertion, declared: false };
  const [outside, inside] = [judgeOf(wider, asked), judgeOf(narrower, asked)];
  return shrink(witness, (value) => inside(value) === true && outside(value) === false);
}

/**
 * The verdict with a witness that two validators confirm: the small one, or else what they themselves make of the first.
 * A witness that they do not both see is none, and the question stays open.
 */
export function confirmed({ wider, narrower }: Question, { small, ...verdict }: Refutation, { formatAssertion = false }: ContainsOptions): Verdict {
  const options = { formatAssertion };
  const around = (value: Json): readonly [wider: Schema, narrower: Schema] => [reachable(focused(wider, value)), reachable(focused(narrower, value))];
  if (confirm(...around(small), small, options) === 'confirmed') return { ...verdict, witness: small };
  const both = around(verdict.witness);
  if (confirm(...both, verdict.witness, options) !== 'confirmed')
    return { kind: 'unknown', pointer: verdict.pointer, reason: 'the validators do not agree about the witness' };
  return { ...verdict, witness: shrink(verdict.witness, (value) => isWitness(...both, value, options)) };
}

/** The answer to a question, a witness confirmed about the whole question that it was made from. */
export function proved({ wider, narrower }: Question, whole: Question, options: ContainsOptions): Verdict {
  const verdict = contains(wider, narrower, options);
  if (verdict.kind !== 'no') return verdict;
  return confirmed(whole, { ...verdict, small: smaller({ wider, narrower }, verdict.witness, options) }, options);
}
