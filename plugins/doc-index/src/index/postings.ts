/** What the index keeps in memory of one document. */
export interface IndexedDocument {
  readonly id: string;
  readonly title: string;
  /** Length in terms. */
  readonly length: number;
  /** Changes when any member of the document does. */
  readonly digest: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** An inverted index: for each term the documents that have it. */
export class Postings {
  readonly #documents = new Map<string, IndexedDocument>();
  readonly #byTerm = new Map<string, Set<IndexedDocument>>();
  #totalLength = 0;

  get size(): number {
    return this.#documents.size;
  }

  /** Mean length of the documents in terms; 0 without documents. */
  get averageLength(): number {
    return this.#documents.size === 0 ? 0 : this.#totalLength / this.#documents.size;
  }

  get(id: string): IndexedDocument | undefined {
    return this.#documents.get(id);
  }

  /** The ids of all documents, sorted. */
  ids(): string[] {
    return [...this.#documents.keys()].sort();
  }

  /** The documents that have a term. */
  having(term: string): ReadonlySet<IndexedDocument> {
    return this.#byTerm.get(term) ?? new Set();
  }

  /** Add a document, in the place of the one of the same id. */
  put(document: IndexedDocument): void {
    this.delete(document.id);
    this.#documents.set(document.id, document);
    this.#totalLength += document.length;
    for (const term of document.counts.keys()) {
      const posting = this.#byTerm.get(term);
      if (posting === undefined) this.#byTerm.set(term, new Set([document]));
      else posting.add(document);
    }
  }

  delete(id: string): void {
    const document = this.#documents.get(id);
    if (document === undefined) return;
    this.#documents.delete(id);
    this.#totalLength -= document.length;
    for (const term of document.counts.keys()) {
      const posting = this.#byTerm.get(term);
      posting?.delete(document);
      if (posting?.size === 0) this.#byTerm.delete(term);
    }
  }
}
