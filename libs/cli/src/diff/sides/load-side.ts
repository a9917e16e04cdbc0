import { diagnose, hasErrors, type Diagnostic, type Span } from '@plugwright/diagnostics';
import { loadWorkspace, type DocumentSource, type Model, type WorkspaceSources } from '@plugwright/spec';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';

function elsewhere(prefix: string): (diagnostic: Diagnostic) => Diagnostic {
  const moved = (span: Span): Span => ({ ...span, file: `${prefix}${span.file}` });
  return (diagnostic) => ({
    ...diagnostic,
    ...(diagnostic.span === undefined ? {} : { span: moved(diagnostic.span) }),
    related: diagnostic.related.map((related) => ({ ...related, span: moved(related.span) })),
  });
}

/**
 * Read, check and link one side.
 * @param place how the side is called where it turns out to be empty
 * @param prefix stands before the files in findings
 * @throws Failure where it holds no spec, or its specs have errors, so that nothing can be decided
 */
export async function loadSide(sources: WorkspaceSources, place: string, prefix: string): Promise<Model> {
  const { model, diagnostics, documents } = await loadWorkspace(sources);
  if (hasErrors(diagnostics) || model === undefined)
    throw new Failure(diagnostics.filter(({ severity }) => severity === 'error').map(elsewhere(prefix)), exitCode.undecided);
  if (documents.length === 0) throw new Failure([diagnose('diff/no-specs', { place })], exitCode.usage);
  return model;
}

/** The id that a spec's text gives itself, as far as it can be seen without reading the whole. */
export function idIn(text: string): string | undefined {
  return /^(?:id:|\s{0,2}"id":)\s*["']?([a-z0-9-]+)/m.exec(text)?.[1];
}

/** A source of one text. */
export function textSource(file: string, text: string): DocumentSource {
  return { list: () => Promise.resolve({ files: [{ file, text }], diagnostics: [] }) };
}

/** A source without the document of an id: another text of it takes its place. */
export function sourceWithout(source: DocumentSource, id: string): DocumentSource {
  return {
    async list() {
      const { files, diagnostics } = await source.list();
      return { files: files.filter(({ text }) => idIn(text) !== id), diagnostics };
    },
  };
}
