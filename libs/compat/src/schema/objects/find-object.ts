import type { Json } from '@plugwright/spec';
import type { Doubt, Formula } from '../formula/formula.ts';
import { inClass } from '../formula/name-class.ts';
import type { Questions } from '../solve/questions.ts';
import { none, some, type Found } from '../solve/type-record.ts';
import { demandsIn, demandsOn, mentionedNames, type Clause, type ObjectDemands } from './object-demands.ts';
import { freshNames, regionIn, regionsOf, type Region } from './regions.ts';

/** Larger objects are not written out. */
const LARGEST = 5000;

type Members = ReadonlyMap<string, readonly Formula[]>;

/**
 * Builds an object that meets the demands: the needed members, one member for each "at least one" (an existing one, a
 * mentioned one, or one of a fresh name, tried in that order with going back), then more until it is large enough.
 */
export function findObject(demands: ObjectDemands, questions: Questions): Found {
  return new ObjectSearch(demands, questions).run();
}

class ObjectSearch {
  readonly #demands: ObjectDemands;
  readonly #questions: Questions;
  readonly #mentioned: ReadonlySet<string>;
  #regions: readonly Region[] | undefined;
  /** The first reason why a failure would be no proof. */
  #doubt: Doubt | undefined;

  constructor(demands: ObjectDemands, questions: Questions) {
    this.#demands = demands;
    this.#questions = questions;
    this.#mentioned = mentionedNames(demands);
  }

  run(): Found {
    for (const [name, parts] of this.#demands.needed) {
      // What is known of a member is enough for a proof, even where more may be demanded of it.
      const known = [...demandsOn(this.#demands, name).parts, ...parts];
      if (known.length > 0 && this.#questions.find(known).kind === 'none') return none;
    }
    const members = this.#assign(0, this.#demands.needed);
    if (members !== undefined) return some(members);
    return this.#doubt === undefined ? none : { kind: 'unsure', doubt: this.#doubt };
  }

  /** The value a member may have, or undefined; a doubt is remembered. */
  #value(name: string, more: readonly Formula[]): Json | undefined {
    const { parts, doubt } = demandsOn(this.#demands, name);
    const found = this.#questions.find([...parts, ...more]);
    if (found.kind === 'none') return undefined;
    if (found.kind === 'unsure' || doubt !== undefined) {
      this.#doubt ??= found.kind === 'unsure' ? found.doubt : doubt;
      return undefined;
    }
    return found.value;
  }

  #assign(index: number, members: Members): Json | undefined {
    this.#questions.spend(1);
    if (members.size > this.#demands.most) return undefined;
    const clause = this.#demands.any[index];
    if (clause === undefined) return this.#complete(members);
    for (const name of this.#choices(clause, members)) {
      const parts = [...(members.get(name) ?? []), clause.schema];
      if (this.#value(name, parts) === undefined) continue;
      const built = this.#assign(index + 1, new Map(members).set(name, parts));
      if (built !== undefined) return built;
    }
    return undefined;
  }

  *#choices(clause: Clause, members: Members): Generator<string> {
    const listed = [...new Set([...members.keys(), ...this.#mentioned])];
    for (const name of listed) {
      const belongs = inClass(clause.names, name);
      if (belongs === true) yield name;
      else if (belongs === undefined) this.#doubt ??= clause.names.sides[0]?.set.doubt;
    }
    for (const region of this.#allRegions()) {
      if (!regionIn(region, clause.names)) continue;
      if (this.#questions.find([...demandsIn(this.#demands, region), clause.schema]).kind === 'none') continue;
      yield* this.#fresh(region, 1, new Set([...members.keys(), ...this.#mentioned]));
    }
  }

  #allRegions(): readonly Region[] {
    if (this.#regions === undefined) {
      const regions = regionsOf(
        [...this.#demands.all, ...this.#demands.any].map(({ names }) => names),
        this.#questions,
      );
      if (regions === undefined) this.#doubt ??= { pointer: '', reason: 'too many patterns of member names that overlap' };
      this.#regions = regions ?? [];
    }
    return this.#regions;
  }

  #fresh(region: Region, count: number, taken: ReadonlySet<string>): readonly string[] {
    const { names, complete } = freshNames(region, count, taken);
    if (!complete) this.#doubt ??= region.sides[0]?.set.doubt ?? { pointer: '', reason: 'no member name was found' };
    return names;
  }

  /** Adds members until there are enough, and puts in the values. */
  #complete(members: Members): Json | undefined {
    const all = new Map(members);
    if (this.#demands.least > LARGEST) {
      this.#doubt ??= unsureSize;
      return undefined;
    }
    for (const name of this.#mentioned) {
      if (all.size >= this.#demands.least) break;
      if (!all.has(name) && this.#value(name, []) !== undefined) all.set(name, []);
    }
    if (all.size < this.#demands.least) this.#fill(all);
    if (all.size < this.#demands.least) return undefined;
    const entries: [string, Json][] = [];
    for (const [name, parts] of all) {
      const value = this.#value(name, parts);
      if (value === undefined) return undefined;
      entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  }

  #fill(all: Map<string, readonly Formula[]>): void {
    for (const region of this.#allRegions()) {
      const missing = this.#demands.least - all.size;
      if (missing <= 0) return;
      const found = this.#questions.find(demandsIn(this.#demands, region));
      if (found.kind === 'unsure') this.#doubt ??= found.doubt;
      if (found.kind === 'none') continue;
      for (const name of this.#fresh(region, missing, new Set([...all.keys(), ...this.#mentioned]))) all.set(name, []);
    }
  }
}

const unsureSize: Doubt = { pointer: '', reason: `an object of more than ${LARGEST} members is not written out` };
