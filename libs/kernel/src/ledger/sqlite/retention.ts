import type { Link } from '../chain.ts';
import { entryOf } from '../entry-line.ts';
import type { SigningKey } from '../signing/signing-key.ts';
import { signLink } from '../signing/statement.ts';
import { type BlockStore, linesOf } from './block-store.ts';

/** What is too old is looked for this often. */
const LOOK_MS = 60_000;

/** Says up to where entries are older than they are kept. */
export class Retention {
  readonly #keepMs: number;
  #lookedAt = -Infinity;

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /** The last entry that goes; undefined where none does, or it was looked for a short while ago. */
  cut(store: BlockStore, now: number): Link | undefined {
    // After a clock was set back it is looked again at once.
    if (now >= this.#lookedAt && now - this.#lookedAt < Math.min(LOOK_MS, this.#keepMs)) return undefined;
    this.#lookedAt = now;
    const through = store.lastBefore(now - this.#keepMs);
    const next = through === undefined ? undefined : store.firstAfter(through);
    const first = next === undefined ? undefined : entryOf(linesOf(next)[0] ?? '');
    return through === undefined || first === undefined ? undefined : { seq: through, hash: first.previous };
  }
}

/** Remove entries, and sign what the first that is left continues: the chain stays verifiable from there. */
export function dropThrough(store: BlockStore, key: SigningKey, cut: Link, now: number): void {
  store.transaction('full', () => {
    store.removeThrough(cut.seq);
    store.mark('origin', signLink(key, 'origin', cut, now));
  });
}
