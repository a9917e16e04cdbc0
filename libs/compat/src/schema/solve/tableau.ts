import type { Json } from '@plugwright/spec';
import { ArrayRecord } from '../arrays/array-record.ts';
import { evaluate } from '../formula/evaluate.ts';
import type { Atom, Doubt, Formula } from '../formula/formula.ts';
import { NumberRecord } from '../numbers/number-record.ts';
import { ObjectRecord } from '../objects/object-record.ts';
import { StringRecord } from '../strings/string-record.ts';
import type { JsonType } from '../value/json-type.ts';
import { Branch, type Clause } from './branch.ts';
import type { Questions } from './questions.ts';
import { none, some, type Found, type TypeRecord } from './type-record.ts';

/** A value of one type that satisfies all parts. */
export function findOfType(type: JsonType, parts: readonly Formula[], questions: Questions): Found {
  if (type === 'null') return amongValues([null], parts, questions);
  if (type === 'boolean') return amongValues([true, false], parts, questions);
  const branch = new Branch(type, recordOf(type, questions), questions);
  return new Tableau(parts, questions).search(branch, parts);
}

function recordOf(type: 'number' | 'string' | 'array' | 'object', questions: Questions): TypeRecord<Atom> {
  switch (type) {
    case 'number':
      return new NumberRecord();
    case 'string':
      return new StringRecord();
    case 'array':
      return new ArrayRecord(questions);
    case 'object':
      return new ObjectRecord(questions);
  }
}

/** The first of finitely many values that satisfies all parts. */
export function amongValues(values: readonly Json[], parts: readonly Formula[], { formulas, spend }: Questions): Found {
  let doubt: Doubt | undefined;
  for (const value of values) {
    spend(1);
    const answers = parts.map((part) => evaluate(part, value, formulas, { spend }));
    if (answers.includes(false)) continue;
    if (!answers.includes(undefined)) return some(value);
    doubt ??= doubtIn(parts, new Set());
  }
  return doubt === undefined ? none : { kind: 'unsure', doubt };
}

function doubtIn(parts: readonly Formula[], seen: Set<Formula>): Doubt {
  for (const part of parts) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part.kind === 'opaque') return part.doubt;
    if (part.kind === 'and' || part.kind === 'or') {
      const inner = doubtIn(part.parts, seen);
      if (inner !== unnamed) return inner;
    }
    if (part.kind === 'atom' && part.atom.kind === 'word') return part.atom.set.doubt;
  }
  return unnamed;
}

const unnamed: Doubt = { pointer: '', reason: 'a value could not be evaluated' };

/** The search through the alternatives of one type, with alternatives dropped as soon as they are decided. */
class Tableau {
  readonly #parts: readonly Formula[];
  readonly #questions: Questions;

  constructor(parts: readonly Formula[], questions: Questions) {
    this.#parts = parts;
    this.#questions = questions;
  }

  search(branch: Branch, added: readonly Formula[]): Found {
    this.#questions.spend(5);
    if (!branch.assert(added) || !branch.simplify()) return none;
    if (branch.finite !== undefined) return amongValues(branch.finite, this.#parts, this.#questions);
    const model = branch.record.model();
    if (model.kind === 'none') return none;
    const clause = branch.next();
    if (clause === undefined) return branch.doubt !== undefined && model.kind === 'some' ? this.#checked(model.value, branch.doubt) : model;
    if (model.kind === 'some' && this.#holds(model.value)) return model;
    return this.#split(branch, clause);
  }

  /** A model of what was understood satisfies all of it, or it shows nothing. */
  #checked(value: Json, doubt: Doubt): Found {
    return this.#holds(value) ? some(value) : { kind: 'unsure', doubt };
  }

  #holds(value: Json): boolean {
    const { formulas, spend } = this.#questions;
    return this.#parts.every((part) => evaluate(part, value, formulas, { spend }) === true);
  }

  #split(branch: Branch, clause: Clause): Found {
    let result: Found = none;
    const refused: Formula[] = [];
    for (const alternative of clause.open) {
      const found = this.search(branch.without(clause), [alternative, ...refused.filter(isSimple)]);
      if (found.kind === 'some') return found;
      if (found.kind === 'unsure') result = result.kind === 'none' ? found : result;
      else refused.push(this.#questions.formulas.not(alternative));
    }
    return result;
  }
}

/** What was refuted narrows the following alternatives, where saying so opens no new ones. */
function isSimple(formula: Formula): boolean {
  return formula.kind === 'types' || formula.kind === 'atom' || (formula.kind === 'and' && formula.parts.every(isSimple));
}
