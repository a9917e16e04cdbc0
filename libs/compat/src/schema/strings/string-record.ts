import type { AtomOf } from '../formula/formula.ts';
import { languageOfSides, withinLimit, type Side } from '../formula/string-set.ts';
import {
  anyString,
  complement,
  includes,
  intersect,
  isEmpty,
  isFinite,
  lengthBetween,
  listAll,
  literals,
  shortest,
  words,
  type Language,
} from '../language/index.ts';
import { none, some, unsure, type Found, type TypeRecord } from '../solve/type-record.ts';
import { lengthOf } from '../value/value-key.ts';

/** Lengths up to this one are counted by automata. */
const LONGEST_COUNTED = 2000;

/** Longest text written for a bare length. */
const LONGEST_WRITTEN = 2 ** 22;

/** What is demanded of a string: a length, sides of string sets, and words to avoid. */
export class StringRecord implements TypeRecord<AtomOf<'string'>> {
  #least = 0;
  #most = Infinity;
  #sides: readonly Side[] = [];
  #except: ReadonlySet<string> = new Set();
  #found: Found | undefined;

  copy(): StringRecord {
    const copy = new StringRecord();
    copy.#least = this.#least;
    copy.#most = this.#most;
    copy.#sides = this.#sides;
    copy.#except = this.#except;
    copy.#found = this.#found;
    return copy;
  }

  add(atom: AtomOf<'string'>, positive: boolean): boolean {
    this.#found = undefined;
    switch (atom.kind) {
      case 'length':
        if (positive) this.#least = Math.max(this.#least, atom.least);
        else this.#most = Math.min(this.#most, atom.least - 1);
        return this.#least <= this.#most;
      case 'word':
        if (this.#sides.some(({ set, inside }) => set === atom.set && inside !== positive)) return false;
        if (!this.#sides.some(({ set }) => set === atom.set)) this.#sides = [...this.#sides, { set: atom.set, inside: positive }];
        return true;
      case 'in':
        this.#except = new Set([...this.#except, ...atom.values.filter((value) => typeof value === 'string')]);
        return true;
    }
  }

  status(atom: AtomOf<'string'>, positive: boolean): boolean | undefined {
    if (this.#decides(atom, positive)) return false;
    return this.#decides(atom, !positive) ? true : undefined;
  }

  #decides(atom: AtomOf<'string'>, positive: boolean): boolean {
    if (atom.kind === 'in' && positive) return false;
    const trial = this.copy();
    return !trial.add(atom, positive) || trial.model().kind === 'none';
  }

  model(): Found {
    this.#found ??= withinLimit(() => this.#search()) ?? unsure(this.#sides[0]?.set.doubt.pointer ?? '', 'the pattern grew past the bound of an automaton');
    return this.#found;
  }

  #search(): Found {
    if (this.#least > this.#most) return none;
    if (this.#sides.length === 0) return this.#plain();
    const { language, rest } = languageOfSides(this.#sides, anyString());
    if (isEmpty(language)) return none;
    const limited = this.#limited(language);
    if (limited === undefined) return this.#tried(language, rest);
    const wanted = this.#except.size === 0 ? limited : intersect(limited, complement(literals([...this.#except])));
    if (isEmpty(wanted)) return none;
    if (rest.length > 0) return this.#tried(wanted, rest);
    const word = shortest(wanted);
    return word === undefined ? none : some(word);
  }

  /** The language cut to the length, or undefined where the bounds are too large to count. */
  #limited(language: Language): Language | undefined {
    if (this.#least === 0 && this.#most === Infinity) return language;
    if (isFinite(language)) {
      const all = listAll(language, 2000);
      if (all !== undefined) return literals(all.filter((word) => this.#fitsLength(word)));
    }
    const most = this.#most > LONGEST_COUNTED ? Infinity : this.#most;
    if (this.#least > LONGEST_COUNTED) return undefined;
    const cut = intersect(language, lengthBetween(this.#least, most));
    // A bound too large to count matters only where every word is longer than it.
    const word = shortest(cut);
    return word === undefined || this.#most === most || lengthOf(word) <= this.#most ? cut : undefined;
  }

  #fitsLength(word: string): boolean {
    const length = lengthOf(word);
    return length >= this.#least && length <= this.#most;
  }

  #fits(word: string): boolean {
    return this.#fitsLength(word) && !this.#except.has(word) && this.#sides.every(({ set, inside }) => set.holds(word) === inside);
  }

  /** Not all sides are languages: words are tried, and nothing is proved, unless there are only finitely many. */
  #tried(language: Language, rest: readonly Side[]): Found {
    const all = listAll(language, 200);
    if (all !== undefined) {
      const fitting = all.find((word) => this.#fits(word));
      if (fitting !== undefined) return some(fitting);
      if (all.every((word) => rest.every(({ set }) => set.holds(word) !== undefined))) return none;
    }
    const tries = [...rest.flatMap(({ set }) => set.samples), ...words(language, 50)];
    for (const word of tries) {
      for (const long of stretched(word, this.#least)) if (includes(language, long) && this.#fits(long)) return some(long);
    }
    const doubt = (rest[0] ?? this.#sides[0])?.set.doubt;
    return unsure(doubt?.pointer ?? '', doubt?.reason ?? 'a length too large to count');
  }

  #plain(): Found {
    for (const word of plainWords(this.#least, this.#except.size)) {
      if (lengthOf(word) > this.#most) break;
      if (!this.#except.has(word)) return some(word);
    }
    if (this.#least > LONGEST_WRITTEN) return unsure('', 'a text of that length is not written out');
    if (this.#most > LONGEST_COUNTED) return unsure('', 'no word was found');
    const wanted = intersect(lengthBetween(this.#least, this.#most), complement(literals([...this.#except])));
    const word = shortest(wanted);
    return word === undefined ? none : some(word);
  }
}

/** Different words of one length, then of the following ones; more of them than there are words to avoid. */
function* plainWords(least: number, avoided: number): Generator<string> {
  if (least > LONGEST_WRITTEN) return;
  for (let length = least; length <= least + avoided + 1; length += 1) {
    if (length === 0) yield '';
    else for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') yield letter.repeat(length);
  }
}

/** A word, and the same with one of its characters repeated until it is long enough. */
function* stretched(word: string, least: number): Generator<string> {
  yield word;
  const missing = least - lengthOf(word);
  if (missing <= 0 || least > LONGEST_WRITTEN) return;
  const all = Array.from(word);
  const characters = all.slice(0, 8);
  for (const character of new Set([...characters, 'a'])) {
    yield word + character.repeat(missing);
    const at = characters.indexOf(character);
    if (at >= 0) yield characters.slice(0, at).join('') + character.repeat(missing) + all.slice(at).join('');
  }
}
