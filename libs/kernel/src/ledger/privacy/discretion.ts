import { createHmac } from 'node:crypto';
import { factNames, type FactName } from '../fact-names.ts';
import type { Facts, FactValue } from '../ledger.ts';
import { maskMail, maskPersonal } from './mask-personal.ts';

/** Longer texts are cut: a plugin must not fill the disk by what it says. */
const MAX_TEXT = 2_000;
const MAX_ITEMS = 1_000;

/** Decides what of an event may be written, and how. */
export class Discretion {
  readonly #salt: Buffer;
  readonly #scrub: (text: string) => string;

  /**
   * @param salt never written to the ledger; without it nobody can try values until a hash fits
   * @param scrub takes known secrets out of a text
   */
  constructor(salt: Buffer, scrub: (text: string) => string = (text) => text) {
    this.#salt = salt;
    this.#scrub = scrub;
  }

  /** A salted hash of a value, the same for the same value as long as the salt is kept. */
  pseudonym(value: string): string {
    return `#${createHmac('sha256', this.#salt).update(value).digest('hex').slice(0, 24)}`;
  }

  /** The facts that may be written, undefined where none is left. */
  facts(facts: Facts): Facts | undefined {
    const kept: Partial<Record<FactName, FactValue>> = {};
    let any = false;
    for (const name in facts) {
      if (!Object.hasOwn(factNames, name)) continue;
      const value = facts[name as FactName];
      if (value === undefined) continue;
      kept[name as FactName] = this.#shown(name as FactName, value);
      any = true;
    }
    return any ? kept : undefined;
  }

  #shown(name: FactName, value: FactValue): FactValue {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (typeof value === 'string') return this.#text(name, value);
    return value.slice(0, MAX_ITEMS).map((item) => this.#text(name, item));
  }

  #text(name: FactName, value: string): string {
    const disclosure = factNames[name];
    if (disclosure === 'hashed') return this.pseudonym(value);
    const text = this.#scrub(value.slice(0, MAX_TEXT)).toWellFormed();
    if (disclosure === 'clear') return text;
    const mask = disclosure === 'text' ? maskPersonal : maskMail;
    return mask(text, (found) => this.pseudonym(found));
  }
}
