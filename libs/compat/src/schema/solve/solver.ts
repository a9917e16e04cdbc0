import type { Json } from '@plugwright/spec';
import type { Formula } from '../formula/formula.ts';
import type { Formulas } from '../formula/formulas.ts';
import { allTypes, maskHas, typesIn } from '../formula/type-mask.ts';
import { cellsMade } from '../language/index.ts';
import type { JsonType } from '../value/json-type.ts';
import { OutOfSteps } from './out-of-steps.ts';
import { Recollection } from './recollection.ts';
import { LOOKS, type Questions } from './questions.ts';
import { none, some, unsure, type Found } from './type-record.ts';
import { amongValues, findOfType } from './tableau.ts';

/** Steps that a search costs; looking at one alternative costs one. */
const SEARCH = 15;

/** Cells of automata that are joined for one step. */
const CELLS = 4;

/** Deeper nesting is not followed: the stack of the process is finite. */
const DEEPEST = 600;

/**
 * Decides whether there is a value that satisfies a set of formulas, and builds one.
 *
 * A JSON value is finite, so a smallest value that satisfies a set has no part that satisfies the same set: a set that
 * is met again inside its own search counts as unsatisfiable there. What followed from that is remembered only while
 * it is right to (`Recollection`).
 */
export class Solver implements Questions {
  readonly formulas: Formulas;
  readonly #recollection = new Recollection();
  #steps: number;
  #cells = cellsMade();

  constructor(formulas: Formulas, steps: number) {
    this.formulas = formulas;
    this.#steps = steps;
  }

  readonly spend = (steps: number): void => {
    const cells = cellsMade();
    this.#steps -= steps + Math.ceil((cells - this.#cells) / CELLS);
    this.#cells = cells;
    if (this.#steps < 0) throw new OutOfSteps('the budget of steps is used up');
  };

  readonly find = (parts: readonly Formula[]): Found => {
    this.spend(1);
    const set = this.#normal(parts);
    if (set === undefined) return none;
    if (set.parts.length === 0 && set.mask === allTypes) return some(null);
    const listed = listedValues(set, this.spend);
    if (listed !== undefined) return amongValues(listed, [this.formulas.types(set.mask), ...set.parts], this);
    const key = `${set.mask}:${set.parts.map(({ id }) => id).join()}`;
    const known = this.#recollection.recall(key);
    if (known !== undefined) return known;
    this.spend(SEARCH);
    if (this.#recollection.depth >= DEEPEST) return unsure('', `nested deeper than ${DEEPEST} levels`);
    this.#recollection.enter(key);
    let found: Found | undefined;
    try {
      found = this.#search(set);
    } finally {
      this.#recollection.leave(key, found);
    }
    return found;
  };

  #search({ mask, parts }: FormulaSet): Found {
    let result: Found = none;
    for (const type of typesIn(mask)) {
      const found = findOfType(type, parts, this);
      if (found.kind === 'some') return found;
      if (found.kind === 'unsure' && result.kind === 'none') result = found;
    }
    return result;
  }

  /** The set with conjunctions taken apart, sorted; undefined where it contradicts itself. */
  #normal(parts: readonly Formula[]): FormulaSet | undefined {
    let mask = allTypes;
    const found = new Map<number, Formula>();
    const pending = [...parts];
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      if (part.kind === 'types') mask &= part.mask;
      else if (part.kind === 'and') for (const inner of part.parts) pending.push(inner);
      else found.set(part.id, part);
      if (mask === 0) return undefined;
    }
    const sorted = [...found.values()].sort((left, right) => left.id - right.id);
    this.spend(sorted.length >> LOOKS);
    for (const part of sorted) {
      const negation = this.formulas.knownNegation(part);
      if (negation !== undefined && found.has(negation.id)) return undefined;
    }
    return { mask, parts: sorted };
  }
}

/** The values to try where a set of one type lists them: those of the first list that no other list rules out. */
function listedValues({ mask, parts }: FormulaSet, spend: Questions['spend']): readonly Json[] | undefined {
  const [type, ...others] = typesIn(mask);
  if (others.length > 0) return undefined;
  const lists = parts.flatMap((part) => {
    const said = saidOf(part, type);
    if (said.kind !== 'atom' || said.atom.kind !== 'in' || said.atom.on !== type) return [];
    return [{ values: said.atom.values, keys: said.atom.keys, positive: said.positive }];
  });
  const first = lists.find(({ positive }) => positive);
  if (first === undefined) return undefined;
  spend((first.keys.size * lists.length) >> LOOKS);
  const keys = [...first.keys];
  return first.values.filter((_, index) => lists.every((list) => list.keys.has(keys[index] ?? '') === list.positive));
}

/** What a formula says of values of a type: the rest of "of another type, or so". */
function saidOf(part: Formula, type: JsonType | undefined): Formula {
  const [first, second, ...others] = part.kind === 'or' ? part.parts : [];
  const decided = type !== undefined && first?.kind === 'types' && !maskHas(first.mask, type) && others.length === 0;
  return decided && second !== undefined ? second : part;
}

interface FormulaSet {
  readonly mask: number;
  readonly parts: readonly Formula[];
}
