import type { AtomOf, Formula } from '../formula/formula.ts';
import { inClass, type NameClass } from '../formula/name-class.ts';
import type { Questions } from '../solve/questions.ts';
import { none, type Found, type TypeRecord } from '../solve/type-record.ts';
import { demandsIn, demandsOn, mentionedNames, noDemands, type Clause, type ObjectDemands } from './object-demands.ts';
import { findObject } from './find-object.ts';
import { regionIn, regionsOf } from './regions.ts';

/** What is demanded of an object's members and of their number. */
export class ObjectRecord implements TypeRecord<AtomOf<'object'>> {
  readonly #questions: Questions;
  #demands: ObjectDemands;
  /** Whether the maps of the demands are this record's alone. */
  #owned = false;

  constructor(questions: Questions, demands: ObjectDemands = noDemands) {
    this.#questions = questions;
    this.#demands = demands;
  }

  copy(): ObjectRecord {
    this.#owned = false;
    return new ObjectRecord(this.#questions, this.#demands);
  }

  #own(): { named: Map<string, readonly Formula[]>; needed: Map<string, readonly Formula[]>; all: Clause[]; any: Clause[] } {
    if (!this.#owned) {
      const { named, needed, all, any } = this.#demands;
      this.#demands = { ...this.#demands, named: new Map(named), needed: new Map(needed), all: [...all], any: [...any] };
      this.#owned = true;
    }
    return this.#demands as never;
  }

  add(atom: AtomOf<'object'>, positive: boolean): boolean {
    switch (atom.kind) {
      case 'has':
        return positive ? this.#need(atom.name) : this.#forEach(this.#questions.formulas.name(atom.name), this.#questions.formulas.nothing);
      case 'member':
        return positive ? this.#forEach(atom.names, atom.schema) : this.#forSome(atom.names, this.#questions.formulas.not(atom.schema));
      case 'size': {
        const { least, most } = this.#demands;
        this.#demands = positive ? { ...this.#demands, least: Math.max(least, atom.least) } : { ...this.#demands, most: Math.min(most, atom.least - 1) };
        return this.#demands.least <= this.#demands.most && this.#demands.needed.size <= this.#demands.most;
      }
      case 'in':
        throw new Error('a set of objects is told apart before it gets here');
    }
  }

  #need(name: string, schema?: Formula): boolean {
    const { needed } = this.#own();
    const known = needed.get(name) ?? [];
    needed.set(name, schema === undefined ? known : [...known, schema]);
    return needed.size <= this.#demands.most;
  }

  #forEach(names: NameClass, schema: Formula): boolean {
    const { named, all } = this.#own();
    if (names.one === undefined) all.push({ names, schema });
    else named.set(names.one, [...(named.get(names.one) ?? []), schema]);
    return schema !== this.#questions.formulas.nothing || names.one === undefined || !this.#demands.needed.has(names.one);
  }

  #forSome(names: NameClass, schema: Formula): boolean {
    if (schema === this.#questions.formulas.nothing) return false;
    if (names.one !== undefined) return this.#need(names.one, schema);
    this.#own().any.push({ names, schema });
    return true;
  }

  status(atom: AtomOf<'object'>, positive: boolean): boolean | undefined {
    const known = this.#statusOf(atom);
    return known === undefined ? undefined : known === positive;
  }

  #statusOf(atom: AtomOf<'object'>): boolean | undefined {
    const { needed, least, most } = this.#demands;
    switch (atom.kind) {
      case 'has':
        if (needed.has(atom.name)) return true;
        return this.#excluded(atom.name) ? false : undefined;
      case 'member':
        return atom.names.one === undefined ? this.#statusOfAll(atom.names, atom.schema) : this.#statusOfOne(atom.names.one, atom.schema);
      case 'size':
        if (needed.size >= atom.least || least >= atom.least) return true;
        return most < atom.least ? false : undefined;
      case 'in':
        return undefined;
    }
  }

  /** Whether no member of that name, that satisfies the further parts too, can be there. */
  #excluded(name: string, ...more: readonly Formula[]): boolean {
    const { parts } = demandsOn(this.#demands, name);
    const all = [...parts, ...(this.#demands.needed.get(name) ?? []), ...more];
    return all.length > 0 && this.#questions.find(all).kind === 'none';
  }

  #statusOfOne(name: string, schema: Formula): boolean | undefined {
    if (this.#excluded(name, this.#questions.formulas.not(schema))) return true;
    return this.#demands.needed.has(name) && this.#excluded(name, schema) ? false : undefined;
  }

  #statusOfAll(names: NameClass, schema: Formula): boolean | undefined {
    for (const name of this.#demands.needed.keys()) if (inClass(names, name) === true && this.#excluded(name, schema)) return false;
    const violation = this.#questions.formulas.not(schema);
    for (const name of mentionedNames(this.#demands, [names])) if (inClass(names, name) !== false && !this.#excluded(name, violation)) return undefined;
    const regions = regionsOf([...this.#demands.all.map((clause) => clause.names), names], this.#questions) ?? [];
    if (regions.length === 0) return undefined;
    const open = regions.some((region) => regionIn(region, names) && this.#questions.find([...demandsIn(this.#demands, region), violation]).kind !== 'none');
    return open ? undefined : true;
  }

  model(): Found {
    this.#questions.spend(1);
    if (this.#demands.needed.size > this.#demands.most) return none;
    return findObject(this.#demands, this.#questions);
  }
}
