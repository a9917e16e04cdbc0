import type { Diagnostic } from '@plugwright/diagnostics';

/** The text of one document, and the workspace-relative name it goes by in findings. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** What a source holds, sorted by file name, and what could not be read of it. */
export interface SourceListing {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where documents come from. */
export interface DocumentSource {
  list(): Promise<SourceListing>;
}
