import type { AtomOf } from '../formula/formula.ts';
import type { Found, TypeRecord } from '../solve/type-record.ts';
import { findNumber } from './find-number.ts';
import { everyNumber, isVoid, lower, raise, type Interval } from './interval.ts';

/** What is demanded of a number: an interval, multiples to keep to or to avoid, and values to avoid. */
export class NumberRecord implements TypeRecord<AtomOf<'number'>> {
  #interval: Interval = everyNumber;
  #multipleOf: readonly number[] = [];
  #notMultipleOf: readonly number[] = [];
  #except: ReadonlySet<number> = new Set();

  copy(): NumberRecord {
    const copy = new NumberRecord();
    copy.#interval = this.#interval;
    copy.#multipleOf = this.#multipleOf;
    copy.#notMultipleOf = this.#notMultipleOf;
    copy.#except = this.#except;
    return copy;
  }

  add(atom: AtomOf<'number'>, positive: boolean): boolean {
    switch (atom.kind) {
      case 'above':
        this.#interval = positive ? raise(this.#interval, atom.bound, atom.exclusive) : lower(this.#interval, atom.bound, !atom.exclusive);
        return !isVoid(this.#interval);
      case 'multiple':
        if (positive) this.#multipleOf = [...new Set([...this.#multipleOf, atom.of])].sort((left, right) => left - right);
        else this.#notMultipleOf = [...new Set([...this.#notMultipleOf, atom.of])].sort((left, right) => left - right);
        return true;
      case 'in':
        this.#except = new Set([...this.#except, ...atom.values.filter((value) => typeof value === 'number')]);
        return true;
    }
  }

  status(atom: AtomOf<'number'>, positive: boolean): boolean | undefined {
    if (this.#decides(atom, positive)) return false;
    return this.#decides(atom, !positive) ? true : undefined;
  }

  /** Whether adding the statement leaves nothing. */
  #decides(atom: AtomOf<'number'>, positive: boolean): boolean {
    if (atom.kind === 'in' && positive) return false;
    const trial = this.copy();
    return !trial.add(atom, positive) || trial.model().kind === 'none';
  }

  model(): Found {
    const answer = findNumber({ interval: this.#interval, multipleOf: this.#multipleOf, notMultipleOf: this.#notMultipleOf, except: this.#except });
    if (answer === 'none') return { kind: 'none' };
    if (answer === 'unsure') return { kind: 'unsure', doubt: { pointer: '', reason: 'no number was found that both sides write exactly' } };
    return { kind: 'some', value: answer };
  }
}
