import type { LedgerEvent } from '../ledger/ledger.ts';

/** Distinct targets that a summary names, and distinct denials that a window writes in full. */
const MOST_NAMED = 8;
const MOST_DENIALS = 16;
/** What a plugin asks for is its own text, so it is cut before it is kept. */
const SHOWN_CHARACTERS = 200;

/** A use of a capability. */
export interface Use {
  readonly plugin: string;
  readonly capability: string;
  readonly scope: string;
  readonly target?: string;
  /** Absent where an earlier use goes on, as a connection does. */
  readonly permission?: string;
  readonly bytes?: number;
}

/** Something that was refused. */
export interface Denial {
  readonly plugin: string;
  /** What was asked for. */
  readonly method: string;
  readonly reason: string;
  /** The capability that was nearest, where one was. */
  readonly capability?: string;
}

function cut(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** The uses of one capability by one plugin within one window. */
export class UseWindow {
  readonly #plugin: string;
  readonly #capability: string;
  readonly #scope: string;
  #openedAt: number;
  #isFirst = true;
  #count = 0;
  #bytes = 0;
  readonly #targets = new Set<string>();

  constructor({ plugin, capability, scope }: Use, openedAt: number) {
    this.#plugin = plugin;
    this.#capability = capability;
    this.#scope = scope;
    this.#openedAt = openedAt;
  }

  get openedAt(): number {
    return this.#openedAt;
  }

  /** The entry to write at once, for the first use. */
  add({ permission, target, bytes = 0 }: Use): LedgerEvent | undefined {
    if (this.#isFirst && permission !== undefined) {
      this.#isFirst = false;
      this.#bytes += bytes;
      const facts = { capability: this.#capability, scope: this.#scope, permission, ...(target === undefined ? {} : { target: cut(target) }) };
      return { kind: 'use', plugin: this.#plugin, facts };
    }
    if (permission !== undefined) this.#count += 1;
    this.#bytes += bytes;
    if (target !== undefined && this.#targets.size < MOST_NAMED) this.#targets.add(cut(target));
    return undefined;
  }

  /** The entry that adds up what came since, and the beginning of the next window; undefined where nothing came. */
  close(at: number): LedgerEvent | undefined {
    const [count, bytes] = [this.#count, this.#bytes];
    const target = [...this.#targets].sort();
    this.#openedAt = at;
    this.#count = 0;
    this.#bytes = 0;
    this.#targets.clear();
    if (count === 0 && bytes === 0) return undefined;
    const facts = { capability: this.#capability, scope: this.#scope, count, ...(bytes === 0 ? {} : { bytes }), ...(target.length === 0 ? {} : { target }) };
    return { kind: 'use', plugin: this.#plugin, facts };
  }
}

/** What was refused to one plugin within one window. */
export class DenialWindow {
  readonly openedAt: number;
  readonly #plugin: string;
  readonly #written = new Set<string>();
  readonly #repeated = new Set<string>();
  #count = 0;

  constructor(plugin: string, openedAt: number) {
    this.#plugin = plugin;
    this.openedAt = openedAt;
  }

  /** The entry to write at once, for a denial that this window did not have yet. */
  add({ method, reason, capability }: Denial): LedgerEvent | undefined {
    const shown = cut(method);
    if (this.#written.has(shown) || this.#written.size >= MOST_DENIALS) {
      this.#count += 1;
      if (this.#repeated.size < MOST_NAMED) this.#repeated.add(shown);
      return undefined;
    }
    this.#written.add(shown);
    return { kind: 'deny', plugin: this.#plugin, facts: { method: shown, reason: cut(reason), ...(capability === undefined ? {} : { capability }) } };
  }

  /** The entry that adds up the others. */
  close(): LedgerEvent | undefined {
    if (this.#count === 0) return undefined;
    return { kind: 'deny', plugin: this.#plugin, facts: { count: this.#count, target: [...this.#repeated].sort(), reason: 'asked again and again' } };
  }
}
