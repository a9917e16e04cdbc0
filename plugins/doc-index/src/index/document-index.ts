import type { Kernel } from '../generated/kernel.ts';
import type { Document } from '../generated/types/documents.ts';
import { type IndexedDocument, Postings } from './postings.ts';
import { fromStored, indexed, keysOf, termsPrefix, toStored } from './stored.ts';

const pageSize = 1000;

/** The part of the kernel that the index needs. */
export type Storage = Pick<Kernel, 'storage'>['storage'];

/**
 * The index: postings in memory, read from storage at first use, and each change written through before it is seen,
 * so that what was answered survives a crash. One write a change; documents themselves stay in storage.
 */
export class DocumentIndex {
  readonly #storage: Storage;
  #loaded: Promise<Postings> | undefined;
  #changed: Promise<unknown> = Promise.resolve();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The postings as they stand. */
  async postings(): Promise<Postings> {
    for (;;) {
      const isOwn = this.#loaded === undefined;
      const loading = (this.#loaded ??= this.#load());
      try {
        return await loading;
      } catch (error) {
        if (this.#loaded === loading) this.#loaded = undefined;
        // What another call began ends with that call, which may have been withdrawn: this one then begins itself.
        if (isOwn) throw error;
      }
    }
  }

  /** Do what reads the index in order to change it, once what was begun before is done. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changed.then(work);
    this.#changed = done.catch(() => undefined);
    return done;
  }

  /** The stored document of an id. */
  async document(id: string): Promise<Document | undefined> {
    const { value } = await this.#storage.get({ key: keysOf(id).document });
    return value as Document | undefined;
  }

  /** Store a document, in the place of the one of the same id; within a `change`. */
  async put(document: Document, view: IndexedDocument = indexed(document)): Promise<void> {
    const postings = await this.postings();
    const keys = keysOf(document.id);
    await this.#write(() =>
      this.#storage.set({
        entries: [
          { key: keys.terms, value: toStored(view) },
          { key: keys.document, value: document },
        ],
      }),
    );
    postings.put(view);
  }

  /** Forget a document; within a `change`. */
  async delete(id: string): Promise<void> {
    const postings = await this.postings();
    const keys = keysOf(id);
    await this.#write(() => this.#storage.delete({ keys: [keys.terms, keys.document] }));
    postings.delete(id);
  }

  async #write(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      // Nobody knows whether it was stored (the answer may be what failed), so the next call reads again.
      this.#loaded = undefined;
      throw error;
    }
  }

  async #load(): Promise<Postings> {
    const postings = new Postings();
    let after: string | undefined;
    do {
      const page = await this.#storage.list({ prefix: termsPrefix, limit: pageSize, ...(after === undefined ? {} : { after }) });
      for (const entry of page.entries) {
        const document = fromStored(entry.value);
        if (document !== undefined) postings.put(document);
      }
      after = page.next;
    } while (after !== undefined);
    return postings;
  }
}
