import { canonicalJson, type Schema } from '@plugwright/spec';
import { contains } from '../schema/contains.ts';
import type { ContainsOptions, Verdict } from '../schema/verdict.ts';
import { confirm, isWitness, shrink } from '../schema/witness/index.ts';

/** Answers whether each value of the narrower schema is one of the wider. May run elsewhere, such as in a guarded process. */
export type Prover = (wider: Schema, narrower: Schema, options: ContainsOptions) => Verdict | Promise<Verdict>;

/** The two ways to ask in a diff. */
export interface Provers {
  /** For verdicts that are shown: a witness is confirmed and small. */
  readonly prove: Prover;
  /** For verdicts of which only the kind matters. */
  readonly decide: Prover;
}

/**
 * Containment, with each witness confirmed by two validators and made as small as they still confirm. A witness that
 * they do not both see is none, and the question stays open.
 */
function proveHere(wider: Schema, narrower: Schema, options: ContainsOptions): Verdict {
  const verdict = contains(wider, narrower, options);
  if (verdict.kind !== 'no') return verdict;
  if (confirm(wider, narrower, verdict.witness) !== 'confirmed')
    return { kind: 'unknown', pointer: verdict.pointer, reason: 'the validators do not agree about the witness' };
  return { ...verdict, witness: shrink(verdict.witness, (value) => isWitness(wider, narrower, value)) };
}

const digests = new WeakMap<object, string>();

function textOfSchema(schema: Schema): string {
  if (typeof schema === 'boolean') return String(schema);
  let text = digests.get(schema);
  if (text === undefined) {
    text = canonicalJson(schema);
    digests.set(schema, text);
  }
  return text;
}

/** A prover that is asked each question once: users of one upstream type ask the same ones. */
function askedOnce(prove: Prover): Prover {
  const answers = new Map<string, Verdict | Promise<Verdict>>();
  return (wider, narrower, options) => {
    const key = `${options.names ?? 'any'} ${textOfSchema(wider)} ${textOfSchema(narrower)}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = prove(wider, narrower, options);
      answers.set(key, answer);
    }
    return answer;
  };
}

/** The provers of one diff: the one that is given, or those of this process. */
export function proversOf(given: Prover | undefined): Provers {
  if (given === undefined) return { prove: askedOnce(proveHere), decide: askedOnce(contains) };
  const prove = askedOnce(given);
  return { prove, decide: prove };
}
