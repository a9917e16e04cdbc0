import type { AtomOf, Formula } from '../formula/formula.ts';
import type { Questions } from '../solve/questions.ts';
import { none, type Found, type TypeRecord } from '../solve/type-record.ts';
import { demandsAt, noDemands, tailOf, type ArrayDemands, type Counter } from './array-demands.ts';
import { findArray } from './find-array.ts';

/** What is demanded of an array's items and of their number. */
export class ArrayRecord implements TypeRecord<AtomOf<'array'>> {
  readonly #questions: Questions;
  #demands: ArrayDemands;

  constructor(questions: Questions, demands: ArrayDemands = noDemands) {
    this.#questions = questions;
    this.#demands = demands;
  }

  copy(): ArrayRecord {
    return new ArrayRecord(this.#questions, this.#demands);
  }

  add(atom: AtomOf<'array'>, positive: boolean): boolean {
    const { formulas } = this.#questions;
    const demands = this.#demands;
    switch (atom.kind) {
      case 'length':
        return positive ? this.#bound(atom.least, Infinity) : this.#bound(0, atom.least - 1);
      case 'item':
        this.#demands = {
          ...demands,
          at: new Map(demands.at).set(atom.index, [...(demands.at.get(atom.index) ?? []), positive ? atom.schema : formulas.not(atom.schema)]),
        };
        return positive || this.#bound(atom.index + 1, Infinity);
      case 'items':
        if (!positive) return this.#count({ from: atom.from, schema: formulas.not(atom.schema), least: 1, most: Infinity });
        this.#demands = { ...demands, from: [...demands.from, { from: atom.from, schema: atom.schema }] };
        return atom.schema !== formulas.nothing || this.#bound(0, atom.from);
      case 'contains':
        return this.#count({ from: 0, schema: atom.schema, least: positive ? atom.least : 0, most: positive ? Infinity : atom.least - 1 });
      case 'distinct':
        this.#demands = { ...demands, distinct: positive };
        return demands.distinct !== !positive && (positive || this.#bound(2, Infinity));
      case 'in':
        throw new Error('a set of arrays is told apart before it gets here');
    }
  }

  #bound(least: number, most: number): boolean {
    this.#demands = { ...this.#demands, least: Math.max(this.#demands.least, least), most: Math.min(this.#demands.most, most) };
    return this.#demands.least <= this.#demands.most;
  }

  #count(counter: Counter): boolean {
    const { formulas } = this.#questions;
    if (counter.schema === formulas.nothing) return counter.least === 0;
    if (counter.schema === formulas.anything) return this.#bound(counter.least === 0 ? 0 : counter.from + counter.least, counter.from + counter.most);
    const same = this.#demands.counters.find(({ from, schema }) => from === counter.from && schema === counter.schema);
    const merged = same === undefined ? counter : { ...counter, least: Math.max(same.least, counter.least), most: Math.min(same.most, counter.most) };
    this.#demands = { ...this.#demands, counters: [...this.#demands.counters.filter((other) => other !== same), merged] };
    return merged.least <= merged.most && this.#bound(merged.least === 0 ? 0 : merged.from + merged.least, Infinity);
  }

  status(atom: AtomOf<'array'>, positive: boolean): boolean | undefined {
    const known = this.#statusOf(atom);
    return known === undefined ? undefined : known === positive;
  }

  #statusOf(atom: AtomOf<'array'>): boolean | undefined {
    const { least, most, counters, distinct } = this.#demands;
    switch (atom.kind) {
      case 'length':
        if (least >= atom.least) return true;
        return most < atom.least ? false : undefined;
      case 'item':
        if (most <= atom.index || this.#never(atom.index, this.#questions.formulas.not(atom.schema))) return true;
        return least > atom.index && this.#never(atom.index, atom.schema) ? false : undefined;
      case 'items':
        return this.#everywhere(atom.from, atom.schema) ? true : undefined;
      case 'contains': {
        const same = counters.find(({ from, schema }) => from === 0 && schema === atom.schema);
        if (same !== undefined && same.least >= atom.least) return true;
        if (most < atom.least || (same !== undefined && same.most < atom.least)) return false;
        return this.#everywhere(0, this.#questions.formulas.not(atom.schema)) ? false : undefined;
      }
      case 'distinct':
        return most < 2 ? true : distinct;
      case 'in':
        return undefined;
    }
  }

  /** Whether no item at the position satisfies the schema, too. */
  #never(position: number, schema: Formula): boolean {
    return this.#questions.find([...demandsAt(this.#demands, position), schema]).kind === 'none';
  }

  #everywhere(start: number, schema: Formula): boolean {
    const violation = this.#questions.formulas.not(schema);
    const last = Math.min(Math.max(tailOf(this.#demands), start), this.#demands.most - 1);
    for (let position = start; position <= last; position += 1) if (!this.#never(position, violation)) return false;
    return true;
  }

  model(): Found {
    this.#questions.spend(1);
    return this.#demands.least > this.#demands.most ? none : findArray(this.#demands, this.#questions);
  }
}
