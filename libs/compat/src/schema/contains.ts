import type { Json, Schema } from '@plugwright/spec';
import { compileSchema, type Compiled } from './compile/compile-schema.ts';
import { Malformed } from './compile/malformed.ts';
import { refusalPointer } from './compile/refusal.ts';
import { evaluate, type Refusing } from './formula/evaluate.ts';
import type { Formula } from './formula/formula.ts';
import { Formulas } from './formula/formulas.ts';
import { OutOfSteps } from './solve/out-of-steps.ts';
import { Solver } from './solve/solver.ts';
import { sampleWitness } from './search/sample-witness.ts';
import { shorten, type Shorter } from './shorten/shorten.ts';
import type { Found } from './solve/type-record.ts';
import type { ContainsOptions, Verdict } from './verdict.ts';
import { equalJson } from './value/equal-json.ts';
import { isObject } from './value/json-type.ts';
import { shrink } from './witness/index.ts';

/** Steps spent where a question does not say: about a second's worth on a slow machine. */
export const DEFAULT_STEPS = 600_000;

/** What may be asked for besides, within this library. */
export interface InnerOptions {
  /** Keywords of the wider schema read as if they were not there; for tests. */
  readonly ignoreKeywords?: readonly string[];
  /** Whether a witness will do; where it does not, others are looked for. */
  readonly accept?: (witness: Json) => boolean;
  /** Ask the solver about all, also what both schemas say alike; for tests. */
  readonly whole?: boolean;
  /** Make a witness small, too. */
  readonly small?: boolean;
}

/** Most witnesses offered before the last one is taken. */
const MOST_OFFERED = 4;

/** A verdict that says of an `unknown` in which schema its place is, where that is known, and of a `no` a small witness, where asked to. */
export type SidedVerdict = Verdict & { readonly side?: 'wider' | 'narrower'; readonly small?: Json };

/** A `no` with a witness besides that is as small as the engine still takes it for one; no validator was asked. */
export type Refutation = Verdict & { readonly kind: 'no'; readonly small: Json };

/**
 * Whether every value of the narrower schema (JSON Schema 2020-12) is one of the wider. `yes` is a proof; the witness of
 * a `no` was evaluated against both. What is malformed, not understood or beyond the budget is `unknown`. Pure,
 * synchronous, and the same for the same question.
 */
export function contains(wider: Schema, narrower: Schema, options: ContainsOptions = {}): Verdict {
  return answer(wider, narrower, options, {});
}

/** As `contains`, a witness made small besides: that takes names away and adds none. */
export function refute(wider: Schema, narrower: Schema, options: ContainsOptions = {}): Exclude<Verdict, { readonly kind: 'no' }> | Refutation {
  const verdict = answer(wider, narrower, options, { small: true });
  return verdict.kind === 'no' ? { ...verdict, small: verdict.small ?? verdict.witness } : verdict;
}

/** `contains` with the options of this library's own use. */
export function answer(wider: Schema, narrower: Schema, options: ContainsOptions, inner: InnerOptions): SidedVerdict {
  try {
    // A keyword that is not read is missed only where it is read.
    const whole = inner.whole === true || (inner.ignoreKeywords ?? []).length > 0;
    const shorter = whole ? undefined : shorten(wider, narrower);
    if (shorter !== undefined) {
      const verdict = new Question(wider, narrower, options, inner, shorter).answer();
      if (verdict.kind !== 'no' || !hasOneOf(shorter.leftOut, verdict.witness)) return verdict;
    }
    return new Question(wider, narrower, options, inner).answer();
  } catch (error) {
    if (error instanceof Malformed)
      return { kind: 'unknown', pointer: error.pointer, reason: error.message, ...(error.side === undefined ? {} : { side: error.side }) };
    if (error instanceof RangeError) return { kind: 'unknown', pointer: '', reason: 'nested too deep' };
    throw error;
  }
}

function hasOneOf(names: ReadonlySet<string>, value: Json): boolean {
  return isObject(value) && Object.keys(value).some((name) => names.has(name));
}

class Question {
  readonly #formulas = new Formulas();
  readonly #refusing: Refusing = new Map();
  readonly #wider: Compiled;
  readonly #narrower: Compiled;
  readonly #steps: number;
  readonly #same: boolean;
  readonly #accept: (witness: Json) => boolean;
  readonly #small: boolean;

  constructor(wider: Schema, narrower: Schema, options: ContainsOptions, inner: InnerOptions, shorter?: Shorter) {
    const { ignoreKeywords = [], accept = () => true, small = false } = inner;
    this.#accept = accept;
    this.#small = small;
    const formatAssertion = options.formatAssertion ?? false;
    this.#steps = options.steps ?? DEFAULT_STEPS;
    const asWider = { formatAssertion, declared: false, ignore: new Set(ignoreKeywords) };
    const asNarrower = { formatAssertion, declared: options.names === 'declared', ignore: new Set<string>() };
    this.#wider = compileSchema(wider, 'wider', this.#formulas, asWider, shorter?.wider);
    this.#narrower = compileSchema(narrower, 'narrower', this.#formulas, asNarrower, shorter?.narrower);
    this.#same = shorter?.same ?? (ignoreKeywords.length === 0 && equalJson(wider, narrower));
  }

  answer(): SidedVerdict {
    if (this.#same) return { kind: 'yes' };
    const parts = [this.#narrower.formula, this.#formulas.not(this.#wider.formula)];
    const solver = new Solver(this.#formulas, this.#steps);
    const found = this.#within(() => solver.find(parts));
    if (found.kind === 'none') return { kind: 'yes' };
    if (found.kind === 'some' && this.#isWitness(found.value)) return this.#no(this.#accepted(found.value, parts, solver));
    const sampled = sampleWitness(this.#narrower.formula, this.#wider.formula, this.#formulas, (value) => this.#isWitness(value));
    if (sampled !== undefined) return this.#no(sampled.value);
    const doubt = found.kind === 'unsure' ? found.doubt : { pointer: '', reason: 'a value that was built does not hold when it is evaluated' };
    return { kind: 'unknown', ...doubt };
  }

  /** The first of some witnesses that is accepted, or the first of all. */
  #accepted(first: Json, parts: readonly Formula[], solver: Solver): Json {
    const offered: Json[] = [first];
    while (offered.length <= MOST_OFFERED) {
      const last = offered.at(-1) ?? null;
      if (this.#accept(last)) return last;
      const found = this.#within(() => solver.find([...parts, this.#formulas.not(this.#formulas.oneOf(offered))]));
      if (found.kind !== 'some' || !this.#isWitness(found.value)) break;
      offered.push(found.value);
    }
    return first;
  }

  #within(search: () => Found): Found {
    try {
      return search();
    } catch (error) {
      if (error instanceof OutOfSteps) return { kind: 'unsure', doubt: { pointer: '', reason: error.message } };
      if (error instanceof RangeError) return { kind: 'unsure', doubt: { pointer: '', reason: 'nested too deep' } };
      throw error;
    }
  }

  #isWitness(value: Json): boolean {
    const holds = ({ formula }: Compiled): boolean | undefined => evaluate(formula, value, this.#formulas, { refusing: this.#refusing });
    return holds(this.#narrower) === true && holds(this.#wider) === false;
  }

  #no(witness: Json): SidedVerdict {
    const verdict = { kind: 'no', witness, pointer: refusalPointer(this.#wider.compiler, witness) } as const;
    return this.#small ? { ...verdict, small: shrink(witness, (value) => this.#isStillWitness(value)) } : verdict;
  }

  /** A smaller value may lead where nothing was read yet. */
  #isStillWitness(value: Json): boolean {
    try {
      return this.#isWitness(value);
    } catch (error) {
      if (error instanceof Malformed || error instanceof RangeError) return false;
      throw error;
    }
  }
}
