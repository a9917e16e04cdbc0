import type { Formula } from '../formula/formula.ts';
import type { StringSet } from '../formula/string-set.ts';
import { isArray, isObject } from '../value/json-type.ts';
import type { Compiler } from './compiler.ts';
import { prefixLength } from './keywords/arrays.ts';
import { open } from './keywords/combinations.ts';
import { declaredClasses } from './member-classes.ts';
import type { Site } from './site.ts';

/** What a schema looked at when a value passed: what `unevaluatedProperties` and `unevaluatedItems` leave alone. */
export interface Evaluated {
  readonly all: boolean;
  readonly names: readonly string[];
  readonly sets: readonly StringSet[];
  readonly prefix: number;
  /** Items that satisfy one of these. */
  readonly items: readonly Formula[];
}

/** One way to pass: if the claim holds, at least this was evaluated. */
export interface Outcome {
  readonly claim: Formula;
  readonly evaluated: Evaluated;
}

/** Which of the two keywords is asked for. */
export type Kind = 'unevaluatedProperties' | 'unevaluatedItems';

const nothing: Evaluated = { all: false, names: [], sets: [], prefix: 0, items: [] };

/** More ways to pass are not told apart. */
const MOST_OUTCOMES = 256;

/**
 * The ways in which a value passes a schema, by what was evaluated. Evaluating more only allows more, so a branch of
 * `anyOf` may be claimed or passed over; every value that passes has the outcome that claims all it satisfies.
 * Undefined where there are too many.
 */
export function outcomesOf(site: Site, kind: Kind, compiler: Compiler, own: boolean): readonly Outcome[] | undefined {
  const { formulas } = compiler;
  const start: Outcome = { claim: formulas.anything, evaluated: nothing };
  if (!isObject(site.value)) return [start];
  let ways: readonly Outcome[] | undefined = [{ ...start, evaluated: evaluatedHere(site, kind, compiler, own) }];
  for (const options of inner(site, kind, compiler)) {
    ways = options === undefined || ways === undefined ? undefined : combine(ways, options, compiler);
  }
  return ways;
}

function evaluatedHere(site: Site, kind: Kind, compiler: Compiler, own: boolean): Evaluated {
  if (!own && compiler.read(site, kind) !== undefined) return { ...nothing, all: true };
  if (kind === 'unevaluatedProperties') {
    return compiler.read(site, 'additionalProperties') === undefined ? { ...nothing, ...declaredClasses(site, compiler) } : { ...nothing, all: true };
  }
  if (compiler.read(site, 'items') !== undefined) return { ...nothing, all: true };
  const contains = compiler.read(site, 'contains') === undefined ? [] : [compiler.part(open(compiler.below(site, 'contains')))];
  return { ...nothing, prefix: prefixLength(site, compiler), items: contains };
}

type Options = readonly Outcome[] | undefined;

/** For each combining keyword: the ways in which it adds to what was evaluated. */
function* inner(site: Site, kind: Kind, compiler: Compiler): Generator<Options> {
  const { formulas } = compiler;
  const within = (...tokens: readonly (string | number)[]): Options => outcomesOf(compiler.below(site, ...tokens), kind, compiler, false);
  for (const keyword of ['$ref', '$dynamicRef'] as const) if (compiler.read(site, keyword) !== undefined) yield outcomesOf(compiler.target(site, keyword), kind, compiler, false);
  const list = (keyword: string): readonly number[] => {
    const value = compiler.read(site, keyword);
    return isArray(value) ? [...value.keys()] : [];
  };
  for (const index of list('allOf')) yield within('allOf', index);
  const skip: Outcome = { claim: formulas.anything, evaluated: nothing };
  for (const index of list('anyOf')) yield optional(within('anyOf', index), compiler.same(compiler.below(site, 'anyOf', index)), skip, compiler);
  const one = list('oneOf').map((index) => claimed(within('oneOf', index), compiler.same(compiler.below(site, 'oneOf', index)), compiler));
  if (one.length > 0) yield one.every((options) => options !== undefined) ? distinct(one.flat(), compiler) : undefined;
  if (compiler.read(site, 'if') !== undefined) yield conditionalOutcomes(site, within, skip, compiler);
  const dependent = compiler.read(site, 'dependentSchemas');
  if (isObject(dependent)) {
    for (const name of Object.keys(dependent)) yield optional(within('dependentSchemas', name), formulas.atom({ on: 'object', kind: 'has', name }), skip, compiler);
  }
}

function conditionalOutcomes(site: Site, within: (...tokens: readonly string[]) => Options, skip: Outcome, compiler: Compiler): Options {
  const condition = compiler.same(open(compiler.below(site, 'if')));
  const side = (keyword: 'then' | 'else'): Options => (compiler.read(site, keyword) === undefined ? [skip] : within(keyword));
  const [passed, then, otherwise] = [within('if'), side('then'), side('else')];
  if (passed === undefined || then === undefined || otherwise === undefined) return undefined;
  const yes = claimed(combine(passed, then, compiler), condition, compiler) ?? [];
  const no = claimed(otherwise, compiler.formulas.not(condition), compiler) ?? [];
  return distinct([...yes, ...no], compiler);
}

function claimed(options: Options, claim: Formula, { formulas }: Compiler): Options {
  return options?.map((option) => ({ ...option, claim: formulas.and(option.claim, claim) }));
}

/** A branch that may be passed over; one that evaluates nothing need not be looked at. */
function optional(options: Options, claim: Formula, skip: Outcome, compiler: Compiler): Options {
  if (options?.every(({ evaluated }) => evaluatedKey(evaluated) === evaluatedKey(nothing)) === true) return [skip];
  const taken = claimed(options, claim, compiler);
  return taken === undefined ? undefined : [skip, ...taken];
}

function combine(left: readonly Outcome[], right: readonly Outcome[], compiler: Compiler): Options {
  if (left.length * right.length > MOST_OUTCOMES) return undefined;
  const joined = left.flatMap((one) => right.map((other) => ({ claim: compiler.formulas.and(one.claim, other.claim), evaluated: join(one.evaluated, other.evaluated) })));
  return distinct(joined, compiler);
}

function join(left: Evaluated, right: Evaluated): Evaluated {
  return {
    all: left.all || right.all,
    names: [...new Set([...left.names, ...right.names])],
    sets: [...new Set([...left.sets, ...right.sets])],
    prefix: Math.max(left.prefix, right.prefix),
    items: [...new Set([...left.items, ...right.items])],
  };
}

/** Outcomes that evaluate the same are one, claimed by either. */
function distinct(outcomes: readonly Outcome[], { formulas }: Compiler): readonly Outcome[] {
  const found = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = evaluatedKey(outcome.evaluated);
    const same = found.get(key);
    found.set(key, same === undefined ? outcome : { ...same, claim: formulas.or(same.claim, outcome.claim) });
  }
  return [...found.values()];
}

function evaluatedKey({ all, names, sets, prefix, items }: Evaluated): string {
  if (all) return 'all';
  return JSON.stringify([[...names].sort(), sets.map(({ id }) => id).sort(), prefix, items.map(({ id }) => id).sort()]);
}
