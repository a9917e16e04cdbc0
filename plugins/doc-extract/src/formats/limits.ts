/** How deep elements or blocks may nest, as in browsers; parsers grow quadratic and walkers recurse beyond it. */
export const maxNesting = 512;

/** A source asks for more work than a document can be worth; `message` names the limit. */
export class SourceLimit extends Error {
  constructor(limit: string) {
    super(limit);
    this.name = 'SourceLimit';
  }
}

/** The limit that too deep a source meets. */
export function nestingLimit(): SourceLimit {
  return new SourceLimit(`${String(maxNesting)} levels of nesting`);
}
