import type { Json } from '@plugwright/spec';
import type { Atom, Doubt, Formula } from '../formula/formula.ts';
import { differsFrom } from '../formula/differs-from.ts';
import { maskHas } from '../formula/type-mask.ts';
import { isArray, isObject, type JsonType } from '../value/json-type.ts';
import { valueKey } from '../value/value-key.ts';
import { LOOKS, type Questions } from './questions.ts';
import type { TypeRecord } from './type-record.ts';

/** How far into an alternative its state is looked up before it is chosen. */
const LOOK_AHEAD = 6;

/** Alternatives of which one holds: those still open, and what they were to begin with. */
export interface Clause {
  readonly whole: Formula;
  readonly open: readonly Formula[];
}

/** Choosing among denials first would multiply them; each is mostly decided once it is known what the value is. */
const DENIAL = 1_000_000;

function weight({ open }: Clause): number {
  return open.length + (open.some(isDenial) ? DENIAL : 0);
}

function isDenial(formula: Formula): boolean {
  return (formula.kind === 'atom' || formula.kind === 'link') && !formula.positive;
}

/** One branch of the search: what was asserted of a value of one type, and the alternatives still open. */
export class Branch {
  readonly #type: JsonType;
  readonly #questions: Questions;
  readonly record: TypeRecord<Atom>;
  #asserted: Set<number>;
  clauses: Clause[];
  /** The only values left, once a set of values was asserted. */
  #finite: readonly Json[] | undefined;
  /** Something was asserted that is not understood. */
  doubt: Doubt | undefined;

  constructor(type: JsonType, record: TypeRecord<Atom>, questions: Questions, asserted: ReadonlySet<number> = new Set()) {
    this.#type = type;
    this.record = record;
    this.#questions = questions;
    this.#asserted = new Set(asserted);
    this.clauses = [];
  }

  get finite(): readonly Json[] | undefined {
    return this.#finite;
  }

  #listed(): boolean {
    return this.#finite !== undefined;
  }

  /** A copy in which a clause is left out, because one of its alternatives is chosen. */
  without(clause: Clause): Branch {
    const copy = new Branch(this.#type, this.record.copy(), this.#questions, this.#asserted);
    copy.clauses = this.clauses.filter((other) => other !== clause);
    copy.doubt = this.doubt;
    return copy;
  }

  /** Adds formulas; false where they contradict what is there. */
  assert(formulas: readonly Formula[]): boolean {
    const pending = [...formulas].reverse();
    for (let formula = pending.pop(); formula !== undefined; formula = pending.pop()) {
      if (this.#asserted.has(formula.id)) continue;
      if (this.#refuted(formula)) return false;
      if (formula.kind !== 'types') this.#asserted.add(formula.id);
      switch (formula.kind) {
        case 'types':
          if (!maskHas(formula.mask, this.#type)) return false;
          break;
        case 'and':
          for (let index = formula.parts.length - 1; index >= 0; index -= 1) pending.push(formula.parts[index] ?? formula);
          break;
        case 'or': {
          const [first, second] = formula.parts;
          // "Of another type, or so": nothing to choose.
          if (first?.kind === 'types' && maskHas(first.mask, this.#type)) break;
          if (first?.kind === 'types' && second !== undefined && formula.parts.length === 2) pending.push(second);
          else this.clauses.push({ whole: formula, open: formula.parts });
          break;
        }
        case 'link':
          this.#questions.spend(1);
          pending.push(this.#questions.formulas.follow(formula));
          break;
        case 'opaque':
          this.doubt ??= formula.doubt;
          break;
        case 'atom':
          if (!this.#assertAtom(formula.atom, formula.positive, pending)) return false;
      }
    }
    return true;
  }

  #refuted(formula: Formula): boolean {
    const negation = this.#questions.formulas.knownNegation(formula);
    return negation !== undefined && this.#asserted.has(negation.id);
  }

  #assertAtom(atom: Atom, positive: boolean, pending: Formula[]): boolean {
    if (atom.on !== this.#type) return positive;
    if (atom.kind !== 'in') return this.record.add(atom, positive);
    if (positive) {
      const before = this.#finite;
      this.#finite = before === undefined ? atom.values : before.filter((value) => atom.keys.has(valueKey(value)));
      return this.#finite.length > 0;
    }
    if (atom.on === 'number' || atom.on === 'string') return this.record.add(atom, false);
    for (const value of atom.values) if (isArray(value) || isObject(value)) pending.push(differsFrom(value, this.#questions.formulas));
    return true;
  }

  /** Drops what is decided, and asserts what is left alone, until nothing changes; false for a contradiction. */
  simplify(): boolean {
    if (this.#listed()) return true;
    if (this.clauses.some(({ whole }) => this.#refuted(whole))) return false;
    // What was said word for word is looked at before any theory is asked.
    for (let asking = false; this.clauses.length > 0; asking = true) {
      const clauses = this.clauses;
      this.clauses = [];
      const single: Formula[] = [];
      for (const clause of clauses) {
        if (this.#refuted(clause.whole)) return false;
        const open = this.#open(clause, asking);
        if (open === undefined) continue;
        const [only] = open;
        if (only === undefined) return false;
        if (open.length === 1) single.push(only);
        else this.clauses.push({ whole: clause.whole, open });
      }
      if (!this.assert(single)) return false;
      if (this.#listed()) return true;
      if (asking && single.length === 0) return true;
    }
    return true;
  }

  /** The alternatives that may still hold; undefined where one holds anyway. */
  #open({ open: alternatives }: Clause, asking: boolean): readonly Formula[] | undefined {
    const open: Formula[] = [];
    this.#questions.spend(asking ? alternatives.length : 1 + (alternatives.length >> LOOKS));
    for (const alternative of alternatives) {
      const status = this.#status(alternative, LOOK_AHEAD, asking);
      if (status === true) return undefined;
      if (status === undefined) open.push(alternative);
    }
    return open;
  }

  #status(formula: Formula, ahead: number, asking: boolean): boolean | undefined {
    if (this.#asserted.has(formula.id)) return true;
    if (this.#refuted(formula)) return false;
    switch (formula.kind) {
      case 'types':
        return maskHas(formula.mask, this.#type);
      case 'opaque':
        return undefined;
      case 'link':
        return ahead === 0 ? undefined : this.#status(this.#questions.formulas.follow(formula), ahead - 1, asking);
      case 'and':
      case 'or':
        return ahead === 0 ? undefined : this.#statusOfParts(formula.parts, formula.kind === 'or', ahead - 1, asking);
      case 'atom':
        if (formula.atom.on !== this.#type) return formula.positive;
        if (!asking) return undefined;
        if (formula.atom.kind === 'in' && formula.atom.on !== 'number' && formula.atom.on !== 'string') return undefined;
        return this.record.status(formula.atom, formula.positive);
    }
  }

  /** `decisive` decides the whole as soon as one part has it: true for alternatives, false for a conjunction. */
  #statusOfParts(parts: readonly Formula[], decisive: boolean, ahead: number, asking: boolean): boolean | undefined {
    this.#questions.spend(1 + (parts.length >> LOOKS));
    let known: boolean | undefined = !decisive;
    for (const part of parts) {
      const status = this.#status(part, ahead, asking);
      if (status === decisive) return decisive;
      if (status === undefined) known = undefined;
    }
    return known;
  }

  /** The clause to choose from next: what says what a value is before what says what it is not, the shorter first. */
  next(): Clause | undefined {
    let best: Clause | undefined;
    for (const clause of this.clauses) if (best === undefined || weight(clause) < weight(best)) best = clause;
    return best;
  }
}
