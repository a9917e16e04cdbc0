import type { Json, JsonObject } from '@plugwright/spec';
import { isMultiple } from '../numbers/decimal.ts';
import { isArray, isObject, typeOf } from '../value/json-type.ts';
import { lengthOf, valueKey } from '../value/value-key.ts';
import type { Atom, AtomOf, Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';
import { inClass } from './name-class.ts';
import { maskHas } from './type-mask.ts';

/** Deeper evaluation is given up: a schema that refers to itself without going into the value. */
const DEEPEST = 2500;

/** Longer evaluation is given up: alternatives within alternatives can be exponentially many. */
const MOST_STEPS = 200_000;

/** For a conjunction, the part that refused a value last: of values that are much alike, it is the first to ask. */
export type Refusing = Map<Formula, Formula>;

/** Whether a value satisfies a formula; undefined where that hangs on what is not understood. `spend` is told the steps. */
export function evaluate(
  formula: Formula,
  value: Json,
  formulas: Formulas,
  { spend, refusing }: { readonly spend?: (steps: number) => void; readonly refusing?: Refusing } = {},
): boolean | undefined {
  const evaluation = new Evaluation(formulas, refusing);
  const answer = evaluation.holds(formula, value, 0);
  spend?.(evaluation.steps >> 3);
  return answer;
}

class Evaluation {
  readonly #formulas: Formulas;
  readonly #refusing: Refusing | undefined;
  steps = 0;

  constructor(formulas: Formulas, refusing: Refusing | undefined) {
    this.#formulas = formulas;
    this.#refusing = refusing;
  }

  holds(formula: Formula, value: Json, depth: number): boolean | undefined {
    this.steps += 1;
    if (depth > DEEPEST || this.steps > MOST_STEPS) return undefined;
    switch (formula.kind) {
      case 'types':
        return maskHas(formula.mask, typeOf(value));
      case 'and':
        return this.#all(formula, formula.parts, value, depth);
      case 'or':
        return negated(every(formula.parts, (part) => negated(this.holds(part, value, depth + 1))));
      case 'opaque':
        return undefined;
      case 'link':
        return this.holds(this.#formulas.follow(formula), value, depth + 1);
      case 'atom': {
        const holds = formula.atom.on === typeOf(value) ? this.#atom(formula.atom, value, depth) : true;
        return formula.positive ? holds : negated(holds);
      }
    }
  }

  #all(formula: Formula, parts: readonly Formula[], value: Json, depth: number): boolean | undefined {
    const last = this.#refusing?.get(formula);
    if (last !== undefined && this.holds(last, value, depth + 1) === false) return false;
    return every(parts, (part) => {
      const holds = this.holds(part, value, depth + 1);
      if (holds === false) this.#refusing?.set(formula, part);
      return holds;
    });
  }

  #atom(atom: Atom, value: Json, depth: number): boolean | undefined {
    if (atom.kind === 'in') return atom.keys.has(valueKey(value));
    if (atom.on === 'number') return typeof value !== 'number' || ofNumber(atom, value);
    if (atom.on === 'string') return typeof value !== 'string' || (atom.kind === 'length' ? lengthOf(value) >= atom.least : atom.set.holds(value));
    if (atom.on === 'array') return !isArray(value) || this.#ofArray(atom, value, depth + 1);
    return !isObject(value) || this.#ofObject(atom, value, depth + 1);
  }

  #ofArray(atom: Exclude<AtomOf<'array'>, { readonly kind: 'in' }>, value: readonly Json[], depth: number): boolean | undefined {
    switch (atom.kind) {
      case 'length':
        return value.length >= atom.least;
      case 'item': {
        const item = value[atom.index];
        return item === undefined ? true : this.holds(atom.schema, item, depth);
      }
      case 'items':
        // Of a long array that was built, most items are one value.
        return every(new Set(value.slice(atom.from)), (item) => this.holds(atom.schema, item, depth));
      case 'distinct':
        return new Set(value.map(valueKey)).size === value.length;
      case 'contains': {
        const answers = value.map((item) => this.holds(atom.schema, item, depth));
        if (answers.filter((answer) => answer === true).length >= atom.least) return true;
        return answers.filter((answer) => answer !== false).length >= atom.least ? undefined : false;
      }
    }
  }

  #ofObject(atom: Exclude<AtomOf<'object'>, { readonly kind: 'in' }>, value: JsonObject, depth: number): boolean | undefined {
    switch (atom.kind) {
      case 'has':
        return Object.hasOwn(value, atom.name);
      case 'size':
        return Object.keys(value).length >= atom.least;
      case 'member': {
        const { one } = atom.names;
        if (one !== undefined) {
          const member = Object.hasOwn(value, one) ? value[one] : undefined;
          return member === undefined ? true : this.holds(atom.schema, member, depth);
        }
        return every(Object.entries(value), ([name, member]) => {
          const belongs = inClass(atom.names, name);
          return belongs === false
            ? true
            : belongs === true
              ? this.holds(atom.schema, member, depth)
              : this.holds(atom.schema, member, depth) === true
                ? true
                : undefined;
        });
      }
    }
  }
}

function ofNumber(atom: Exclude<AtomOf<'number'>, { readonly kind: 'in' }>, value: number): boolean {
  if (atom.kind === 'multiple') return isMultiple(value, atom.of);
  return atom.exclusive ? value > atom.bound : value >= atom.bound;
}

function negated(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

function every<T>(items: Iterable<T>, test: (item: T) => boolean | undefined): boolean | undefined {
  let known: boolean | undefined = true;
  for (const item of items) {
    const answer = test(item);
    if (answer === false) return false;
    if (answer === undefined) known = undefined;
  }
  return known;
}
