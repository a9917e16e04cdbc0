import { digestOf } from '../files/digest.ts';
import type { Context } from '../generated/handlers.ts';
import type { Change } from '../generated/types/change-propagation.ts';
import { entriesOf } from './entries.ts';

/** By target: the folders that had to be made for it, outermost first. */
type Folders = Readonly<globalThis.Record<string, readonly string[]>>;

/** What is kept of a change, so that it can be undone. */
export interface Record {
  readonly id: string;
  readonly state: 'writing' | 'applied' | 'undoing' | 'rolled-back';
  readonly at: number;
  readonly token: string;
  /** Digest of the idempotency key. */
  readonly key?: string;
  readonly changes: readonly Change[];
  readonly folders: Folders;
}

/** The change that was begun and not ended; one at a time, as the plugin serves one call at a time. */
export interface Unfinished {
  readonly id: string;
  /** `announcing`: the files are as they should be, only the event is missing. */
  readonly phase: 'writing' | 'undoing' | 'announcing';
}

const recordKey = (id: string): string => `change/${id}`;
const bytesKey = (id: string, at: number): string => `bytes/${id}/${String(at).padStart(5, '0')}`;
const idempotencyKey = (digest: string): string => `key/${digest}`;

/** The journal of applied changes, in the plugin's storage. */
export class Journal {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  get #storage(): Context['kernel']['storage'] {
    return this.#context.kernel.storage;
  }

  async #get<T>(key: string): Promise<T | undefined> {
    return ((await this.#storage.get({ key })).value ?? undefined) as T | undefined;
  }

  /** The id of the next change; ids sort as they were given. */
  async nextId(): Promise<string> {
    const number = ((await this.#get<number>('sequence')) ?? 0) + 1;
    await this.#storage.set({ entries: [{ key: 'sequence', value: number }] });
    return `c${String(number).padStart(8, '0')}`;
  }

  record(id: string): Promise<Record | undefined> {
    return this.#get(recordKey(id));
  }

  unfinished(): Promise<Unfinished | undefined> {
    return this.#get('unfinished');
  }

  /** Every change, oldest first. */
  async records(): Promise<readonly Record[]> {
    return (await entriesOf(this.#context, 'change/')).map(({ value }) => value as Record);
  }

  /** The change that an idempotency key made. */
  async byKey(key: string): Promise<Record | undefined> {
    const id = await this.#get<string>(idempotencyKey(digestOf(key)));
    return id === undefined ? undefined : this.record(id);
  }

  /** Keep the bytes that a change replaces, before anything is written. */
  async keepBytes(id: string, at: number, bytes: Uint8Array | undefined): Promise<void> {
    const value = bytes === undefined ? '' : Buffer.from(bytes).toString('base64');
    await this.#storage.set({ entries: [{ key: bytesKey(id, at), value }] });
  }

  async bytes(id: string, at: number): Promise<Uint8Array> {
    return Buffer.from((await this.#get<string>(bytesKey(id, at))) ?? '', 'base64');
  }

  /** Note the state of a change and of the work on it in one step, and with it the idempotency key. */
  async note(record: Record, phase: Unfinished['phase'] | 'done'): Promise<void> {
    const unfinished = phase === 'done' ? null : { id: record.id, phase };
    const key = record.key === undefined || record.state === 'writing' ? [] : [{ key: idempotencyKey(record.key), value: record.id }];
    await this.#storage.set({ entries: [{ key: recordKey(record.id), value: record }, { key: 'unfinished', value: unfinished }, ...key] });
  }

  /** Forget a change with its bytes: it cannot be undone any more. */
  async forget(record: Record): Promise<void> {
    const keys = record.changes.map((_, at) => bytesKey(record.id, at));
    if (record.key !== undefined) keys.push(idempotencyKey(record.key));
    for (let at = 0; at < keys.length; at += 1000) await this.#storage.delete({ keys: keys.slice(at, at + 1000) });
    await this.#storage.delete({ keys: [recordKey(record.id)] });
  }

  /** Forget a change that was never made, and that it was begun. */
  async abandon(record: Record): Promise<void> {
    await this.#storage.set({ entries: [{ key: 'unfinished', value: null }] });
    await this.forget(record);
  }
}
