import { type Link, seal, type SealedEntry } from '../chain.ts';
import { entryOf } from '../entry-line.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import { type Ledger, type LedgerEntry, type LedgerEvent, type LedgerQuery, LedgerUnwritableError } from '../ledger.ts';
import { omittableKinds, type LedgerPolicy } from '../policy.ts';
import type { Discretion } from '../privacy/discretion.ts';
import { isWanted } from '../query.ts';
import { checkpointEvent } from '../signing/checkpoint.ts';
import type { SigningKey } from '../signing/signing-key.ts';
import { signLink } from '../signing/statement.ts';
import { type BlockStore, type Durability, linesOf, linkOf } from './block-store.ts';
import { blocksOf } from './blocks-of.ts';
import { CheckpointCadence } from './checkpoint-cadence.ts';
import { dropThrough, Retention } from './retention.ts';

/** What a ledger in SQLite needs besides its database. */
export interface SqliteLedgerParts {
  readonly key: SigningKey;
  readonly discretion: Discretion;
  readonly policy: LedgerPolicy;
  readonly headFile: string;
  readonly now: () => number;
  readonly onTrouble: (reason: string | undefined) => void;
}

/** Events of kinds that a policy may leave out are not worth a flush of the disk each; they wait so long at most. */
const LAZY_MS = 100;

/** So many events that wait are written at once. */
const MANY = 1_000;

/** While the disk is full so many events are kept; those that come after are counted. */
const MAX_WAITING = 50_000;

const RETRY_MS = 1_000;

/** The ledger of a kernel: events are chained, written in groups, and signed from time to time. */
export class SqliteLedger implements Ledger {
  readonly #store: BlockStore;
  readonly #parts: SqliteLedgerParts;
  readonly #omitted: ReadonlySet<string>;
  readonly #cadence: CheckpointCadence;
  readonly #retention: Retention | undefined;
  /** Entries that are chained and not yet on the disk. */
  #waiting: SealedEntry[] = [];
  #events: { readonly event: LedgerEvent; readonly at: number }[] = [];
  #last: Link;
  #dropped = 0;
  #trouble: string | undefined;
  #soon: NodeJS.Immediate | undefined;
  #later: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(store: BlockStore, last: Link, parts: SqliteLedgerParts) {
    this.#store = store;
    this.#last = last;
    this.#parts = parts;
    this.#omitted = new Set(parts.policy.omit.filter((kind) => (omittableKinds as readonly string[]).includes(kind)));
    this.#cadence = new CheckpointCadence(parts.policy, parts.now());
    const { retentionMs } = parts.policy;
    this.#retention = retentionMs === undefined ? undefined : new Retention(retentionMs);
  }

  append(event: LedgerEvent): void {
    if (this.#closed || this.#omitted.has(event.kind)) return;
    if (this.#events.length + this.#waiting.length >= MAX_WAITING) {
      this.#dropped += 1;
      return;
    }
    this.#events.push({ event, at: this.#parts.now() });
    if (this.#trouble !== undefined) return;
    const lazy = (omittableKinds as readonly string[]).includes(event.kind);
    if (!lazy || this.#events.length >= MANY) this.#soon ??= setImmediate(() => this.#commitQuietly(lazy ? 'process' : 'full'));
    else this.#later ??= setTimeout(() => this.#commitQuietly('process'), LAZY_MS).unref();
  }

  flush(): Promise<void> {
    // Events that there was no room for are lost, whatever becomes of those that wait.
    const lost = this.#dropped > 0 ? (this.#trouble ?? 'too many entries wait') : undefined;
    return new Promise((resolve, reject) => {
      // Everybody who asks within one turn is served by one flush of the disk.
      setImmediate(() => {
        try {
          this.#commit('full');
          if (lost === undefined) resolve();
          else reject(new LedgerUnwritableError(lost));
        } catch (error) {
          reject(new LedgerUnwritableError(reasonOf(error)));
        }
      });
    });
  }

  entries(query: LedgerQuery = {}): readonly LedgerEntry[] {
    this.#chain();
    const limit = query.limit ?? Infinity;
    const newest = this.#waiting
      .map(({ entry }) => entry)
      .filter((entry) => isWanted(entry, query))
      .reverse();
    for (const block of this.#closed ? [] : this.#store.blocksBackwards()) {
      if (newest.length >= limit || block.last <= (query.after ?? 0)) break;
      const entries = linesOf(block).map(entryOf);
      for (const entry of entries.reverse()) if (entry !== undefined && isWanted(entry, query)) newest.push(entry);
    }
    return newest.slice(0, limit).reverse();
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  close(): void {
    if (this.#closed) return;
    try {
      this.#chain();
      if (this.#cadence.open > 0) this.#checkpoint();
      this.#commit('full');
    } catch (error) {
      this.#parts.onTrouble(reasonOf(error));
    }
    this.#closed = true;
    this.#rest();
    this.#store.close();
  }

  #commitQuietly(durability: Durability): void {
    try {
      this.#commit(durability);
    } catch {
      // Whoever listens to trouble was told; what waits is tried again.
    }
  }

  /** Write what waits; all of it or nothing. */
  #commit(durability: Durability): void {
    if (this.#closed) return;
    this.#rest();
    this.#chain();
    if (this.#cadence.isDue(this.#parts.now())) this.#checkpoint();
    try {
      this.#retain();
      this.#write(durability === 'full' || this.#cadence.open === 0 ? 'full' : 'process');
      this.#settle();
    } catch (error) {
      this.#fail(reasonOf(error));
      throw error;
    }
  }

  #write(durability: Durability): void {
    const blocks = blocksOf(this.#waiting);
    const head = durability === 'full' ? signLink(this.#parts.key, 'head', this.#last, this.#parts.now()) : undefined;
    this.#store.transaction(durability, () => {
      for (const block of blocks) this.#store.insert(block);
      if (head !== undefined) this.#store.mark('head', head);
    });
    const checkpointed = this.#waiting.some(({ entry }) => entry.kind === 'checkpoint');
    this.#waiting = [];
    if (checkpointed && head !== undefined) replaceFile(this.#parts.headFile, `${JSON.stringify(head)}\n`, 0o600);
  }

  /** Give what was appended its place in the chain. */
  #chain(): void {
    const { discretion } = this.#parts;
    for (const { event, at } of this.#events) {
      const facts = event.facts === undefined ? undefined : discretion.facts(event.facts);
      this.#add({ kind: event.kind, ...(event.plugin === undefined ? {} : { plugin: event.plugin }), ...(facts === undefined ? {} : { facts }) }, at);
    }
    this.#events = [];
  }

  #add(event: LedgerEvent, at: number): void {
    const sealed = seal(event, this.#last, at);
    this.#last = linkOf(sealed.entry);
    this.#waiting.push(sealed);
    this.#cadence.open += 1;
  }

  #checkpoint(more: LedgerEvent['facts'] = {}): void {
    const at = this.#parts.now();
    this.#add(checkpointEvent(this.#parts.key, this.#last, at, more), at);
    this.#cadence.made(at);
  }

  /** Drop what is older than the policy keeps, behind a signed checkpoint. */
  #retain(): void {
    const cut = this.#retention?.cut(this.#store, this.#parts.now());
    if (cut === undefined) return;
    this.#checkpoint({ before: cut.seq + 1, head: cut.hash });
    dropThrough(this.#store, this.#parts.key, cut, this.#parts.now());
  }

  #fail(reason: string): void {
    const first = this.#trouble === undefined;
    this.#trouble = reason;
    this.#later = setTimeout(() => this.#commitQuietly('full'), RETRY_MS).unref();
    if (first) this.#parts.onTrouble(reason);
  }

  /** It can be written again: what could not be kept meanwhile is said. */
  #settle(): void {
    if (this.#trouble === undefined) return;
    const reason = this.#trouble;
    this.#trouble = undefined;
    this.append({ kind: 'recover', facts: { reason, dropped: this.#dropped } });
    this.#dropped = 0;
    this.#parts.onTrouble(undefined);
  }

  #rest(): void {
    clearImmediate(this.#soon);
    clearTimeout(this.#later);
    this.#soon = undefined;
    this.#later = undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
