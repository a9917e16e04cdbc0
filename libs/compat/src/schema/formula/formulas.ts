import type { Json } from '@plugwright/spec';
import { typeOf, type JsonType } from '../value/json-type.ts';
import { valueKey } from '../value/value-key.ts';
import { among, atomKey, type PlainAtom } from './atom-key.ts';
import type { Doubt, Formula } from './formula.ts';
import type { NameClass } from './name-class.ts';
import { patternSet, type Side, type StringSet } from './string-set.ts';
import { allTypes, maskOf } from './type-mask.ts';

/** More formulas than any question within its budget makes. */
const MOST_FORMULAS = 2 ** 26;

/** Makes formulas so that equal ones are one object; each question has its own. */
export class Formulas {
  readonly #formulas = new Map<string, Formula>();
  readonly #negations = new Map<Formula, Formula>();
  readonly #classes = new Map<string, NameClass>();
  readonly #sets = new Map<string, StringSet>();
  readonly #types: Formula[] = [];
  readonly #members = new Map<number, Formula>();
  #next = 0;
  readonly anything: Formula = this.types(allTypes);
  readonly nothing: Formula = this.types(0);

  #intern(key: string, make: (id: number) => Formula): Formula {
    let formula = this.#formulas.get(key);
    if (formula === undefined) {
      formula = this.#new(make);
      this.#formulas.set(key, formula);
    }
    return formula;
  }

  #new(make: (id: number) => Formula): Formula {
    this.#next += 1;
    return make(this.#next);
  }

  types(mask: number): Formula {
    return (this.#types[mask] ??= this.#new((id) => ({ id, kind: 'types', mask })));
  }

  type(...types: readonly JsonType[]): Formula {
    return this.types(maskOf(...types));
  }

  atom(atom: PlainAtom): Formula {
    return this.#intern(atomKey(atom), (id) => ({ id, kind: 'atom', atom, positive: true }));
  }

  /** "Every member whose name is of the class satisfies the schema". */
  members(names: NameClass, schema: Formula): Formula {
    if (schema === this.anything) return schema;
    const key = names.id * MOST_FORMULAS + schema.id;
    let formula = this.#members.get(key);
    if (formula === undefined) {
      formula = this.#new((id) => ({ id, kind: 'atom', atom: { on: 'object', kind: 'member', names, schema }, positive: true }));
      this.#members.set(key, formula);
    }
    return formula;
  }

  /** "If of the atom's type, then not so": what an upper bound says, which is no word about other types. */
  refuse(atom: PlainAtom): Formula {
    return this.or(this.types(allTypes & ~maskOf(atom.on)), this.not(this.atom(atom)));
  }

  opaque(doubt: Doubt, key: string): Formula {
    return this.#intern(`?${key}`, (id) => ({ id, kind: 'opaque', doubt, positive: true }));
  }

  link(key: string, target: () => Formula): Formula {
    return this.#intern(`@${key}`, (id) => ({ id, kind: 'link', target, positive: true }));
  }

  and(...parts: readonly Formula[]): Formula {
    return this.#join('and', parts);
  }

  /** `and` of a list of any length; the arguments of a call are bounded. */
  every(parts: readonly Formula[]): Formula {
    return this.#join('and', parts);
  }

  or(...parts: readonly Formula[]): Formula {
    return this.#join('or', parts);
  }

  /** `or` of a list of any length. */
  some(parts: readonly Formula[]): Formula {
    return this.#join('or', parts);
  }

  #join(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
    const [first] = parts;
    if (first !== undefined && parts.length === 1) return first;
    const found = new Map<number, Formula>();
    let mask = kind === 'and' ? allTypes : 0;
    const take = (part: Formula): void => {
      if (part.kind === kind) for (const inner of part.parts) take(inner);
      else if (part.kind === 'types') mask = kind === 'and' ? mask & part.mask : mask | part.mask;
      else found.set(part.id, part);
    };
    for (const part of parts) take(part);
    const decided = kind === 'and' ? this.nothing : this.anything;
    if (mask === (kind === 'and' ? 0 : allTypes)) return decided;
    for (const part of found.values()) {
      const negation = this.#negations.get(part);
      if (negation !== undefined && found.has(negation.id)) return decided;
    }
    const typed = this.types(mask);
    const rest = [...found.values()];
    const all = typed === (kind === 'and' ? this.anything : this.nothing) ? rest : [typed, ...rest];
    const [only] = all;
    if (only === undefined) return typed;
    if (all.length === 1) return only;
    const key = all.map(({ id }) => id).sort((left, right) => left - right);
    return this.#intern(`${kind}${key.join()}`, (id) => ({ id, kind, parts: all }));
  }

  not(formula: Formula): Formula {
    const known = this.#negations.get(formula);
    if (known !== undefined) return known;
    const negation = this.#negate(formula);
    this.#negations.set(formula, negation);
    this.#negations.set(negation, formula);
    return negation;
  }

  /** The negation of a formula, if it was ever asked for: one that was not cannot have been asserted. */
  knownNegation(formula: Formula): Formula | undefined {
    return this.#negations.get(formula);
  }

  #negate(formula: Formula): Formula {
    switch (formula.kind) {
      case 'types':
        return this.types(allTypes & ~formula.mask);
      case 'and':
        return this.some(formula.parts.map((part) => this.not(part)));
      case 'or':
        return this.every(formula.parts.map((part) => this.not(part)));
      case 'atom':
        return this.#new((id) => ({ id, kind: 'atom', atom: formula.atom, positive: !formula.positive }));
      case 'link':
        return this.#new((id) => ({ ...formula, id, positive: !formula.positive }));
      case 'opaque':
        return this.#new((id) => ({ ...formula, id, positive: !formula.positive }));
    }
  }

  /** The schema behind a link, negated where the link is. */
  follow(link: Extract<Formula, { readonly kind: 'link' }>): Formula {
    const target = link.target();
    return link.positive ? target : this.not(target);
  }

  /** Exactly the given values. */
  oneOf(values: readonly Json[]): Formula {
    const byType = new Map<JsonType, Map<string, Json>>();
    for (const value of values) {
      const type = typeOf(value);
      const same = byType.get(type) ?? new Map<string, Json>();
      byType.set(type, same.set(valueKey(value), value));
    }
    const parts = [this.type(...byType.keys())];
    for (const [on, same] of byType) {
      if (on !== 'null') parts.push(this.atom(among(on, same)));
    }
    return this.and(...parts);
  }

  pattern(source: string, pointer: string): StringSet {
    return this.stringSet(`p${source}`, (id) => patternSet(id, source, pointer));
  }

  stringSet(key: string, make: (id: number) => StringSet): StringSet {
    let set = this.#sets.get(key);
    if (set === undefined) {
      set = make(this.#sets.size);
      this.#sets.set(key, set);
    }
    return set;
  }

  name(one: string): NameClass {
    return this.#class(`=${one}`, (id) => ({ id, one, except: new Set(), sides: [] }));
  }

  names(except: Iterable<string>, sides: readonly Side[]): NameClass {
    const out = [...new Set(except)].sort();
    const key = JSON.stringify([out, sides.map(({ set, inside }) => (inside ? set.id : -1 - set.id)).sort((left, right) => left - right)]);
    return this.#class(key, (id) => ({ id, except: new Set(out), sides }));
  }

  #class(key: string, make: (id: number) => NameClass): NameClass {
    let names = this.#classes.get(key);
    if (names === undefined) {
      names = make(this.#classes.size);
      this.#classes.set(key, names);
    }
    return names;
  }
}
