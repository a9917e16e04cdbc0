import type { Json } from '@plugwright/spec';
import { judgeOf } from '../../schema/holds.ts';
import { reachable } from '../../schema/reachable.ts';
import type { Verdict } from '../../schema/verdict.ts';
import { confirm, focused, isWitness, shrink } from '../../schema/witness/index.ts';
import type { Question } from './without-common.ts';

/**
 * A witness as small as the engine itself still takes it for one; two validators have not been asked. `declared` as
 * `names: 'declared'` of a question means it for the first value only: shrinking takes names away and adds none.
 */
export function smaller({ wider, narrower }: Question, witness: Json): Json {
  const asked = { formatAssertion: false, declared: false };
  const [outside, inside] = [judgeOf(wider, asked), judgeOf(narrower, asked)];
  return shrink(witness, (value) => inside(value) === true && outside(value) === false);
}

/**
 * The verdict with a witness that two validators confirm for the question: the small one, or else what they themselves make
 * of the first one. A witness that they do not both see is none, and the question stays open.
 */
export function confirmed({ wider, narrower }: Question, verdict: Verdict & { readonly kind: 'no' }, small: Json): Verdict {
  const around = (value: Json): readonly [wider: Question['wider'], narrower: Question['narrower']] => [
    reachable(focused(wider, value)),
    reachable(focused(narrower, value)),
  ];
  if (confirm(...around(small), small) === 'confirmed') return { ...verdict, witness: small };
  const both = around(verdict.witness);
  if (confirm(...both, verdict.witness) !== 'confirmed')
    return { kind: 'unknown', pointer: verdict.pointer, reason: 'the validators do not agree about the witness' };
  return { ...verdict, witness: shrink(verdict.witness, (value) => isWitness(...both, value)) };
}
