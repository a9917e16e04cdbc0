/** What extracting one document gave; the part of it that is counted. */
export interface Extracted {
  readonly document: {
    readonly format: string;
    readonly text: string;
    readonly sections?: readonly unknown[];
    readonly links?: readonly unknown[];
  };
}

/** The documents of one format, summed up. */
export interface FormatCount {
  readonly format: string;
  readonly documents: number;
  readonly characters: number;
  readonly sections: number;
  readonly links: number;
}

/** Counts extracted documents by their format. */
export class Census {
  readonly #byFormat = new Map<string, FormatCount>();

  add({ document }: Extracted): void {
    const { format, text } = document;
    const known = this.#byFormat.get(format) ?? { format, documents: 0, characters: 0, sections: 0, links: 0 };
    this.#byFormat.set(format, {
      format,
      documents: known.documents + 1,
      characters: known.characters + text.length,
      sections: known.sections + (document.sections?.length ?? 0),
      links: known.links + (document.links?.length ?? 0),
    });
  }

  /** The formats, the most frequent first. */
  counts(): readonly FormatCount[] {
    return [...this.#byFormat.values()].sort((a, b) => b.documents - a.documents || (a.format < b.format ? -1 : 1));
  }
}
