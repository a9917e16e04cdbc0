/** How much a finding matters: an `error` makes a command fail, a `warning` and an `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a text file. `line` and `column` count from 1, `offset` counts UTF-16 code units from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of one file; `file` is workspace-relative with forward slashes, `end` is exclusive. */
export interface Span {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Replace the text between two offsets of `file` by `text`. */
export interface TextEdit {
  readonly file: string;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly text: string;
}

/** A change that certainly mends a finding; offered only where there is exactly one right answer. */
export interface Fix {
  readonly description: string;
  readonly edits: readonly TextEdit[];
}

/** Another place that explains a finding, such as the upstream's line. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** One finding, as data. Renderers turn it into text, SARIF or annotations; nothing else does. */
export interface Diagnostic {
  /** Hierarchical code such as `spec/unknown-key`; every code has an entry in the catalogue. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where it is; absent only where no file is at fault (a missing toolchain, a port in use). */
  readonly span?: Span;
  /** JSON pointer (RFC 6901) into the document, where the file is one. */
  readonly pointer?: string;
  /** What to do about it; a command that mends it stands here in backticks. */
  readonly hints: readonly string[];
  readonly fix?: Fix;
  readonly related: readonly Related[];
  /** Path of the code's page on the portal, such as `/diagnostics/spec/unknown-key`. */
  readonly page: string;
}
