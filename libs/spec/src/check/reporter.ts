import { diagnose, type Code, type Diagnostic, type ParamsOf, type Place, type Span } from '@plugwright/diagnostics';
import type { ParsedDocument } from '../read/parsed-document.ts';

/** Where in a document a finding is shown: at the value of a pointer, or at its key. */
export type At = string | { readonly key: string };

/** Collects findings of one document; places are looked up only for findings. */
export class Reporter {
  readonly document: ParsedDocument;
  readonly #diagnostics: Diagnostic[] = [];

  constructor(document: ParsedDocument) {
    this.document = document;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  spanOf(at: At): Span {
    return typeof at === 'string' ? this.document.spanOf(at) : this.document.keySpanOf(at.key);
  }

  /** The text of a place as it is written, without its quotes. */
  written(at: At): string {
    const span = this.spanOf(at);
    return this.document.text.slice(span.start.offset, span.end.offset).replace(/^(["'])(.*)\1$/s, '$2');
  }

  /** Add a finding at a place of the document. */
  report<C extends Code>(code: C, params: ParamsOf<C>, at: At, more: Omit<Place, 'span' | 'pointer'> = {}): void {
    this.#diagnostics.push(diagnose(code, params, { ...more, span: this.spanOf(at), pointer: typeof at === 'string' ? at : at.key }));
  }

  /** A fix that replaces the text of a place. */
  replacement(
    at: At,
    text: string,
  ): {
    readonly description: string;
    readonly edits: readonly [{ readonly file: string; readonly startOffset: number; readonly endOffset: number; readonly text: string }];
  } {
    const span = this.spanOf(at);
    return { description: `replace by ${text}`, edits: [{ file: span.file, startOffset: span.start.offset, endOffset: span.end.offset, text }] };
  }
}
