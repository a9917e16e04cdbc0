import { isCode, definitionOf, pageOf } from '../catalogue.ts';
import type { Diagnostic, Fix, Severity, Span } from '../diagnostic.ts';
import { sortDiagnostics } from '../order.ts';

const level: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function uri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function physicalLocation(span: Span): object {
  return {
    artifactLocation: { uri: uri(span.file), uriBaseId: 'SRCROOT' },
    region: {
      startLine: span.start.line,
      startColumn: span.start.column,
      endLine: span.end.line,
      endColumn: span.end.column,
      charOffset: span.start.offset,
      charLength: span.end.offset - span.start.offset,
    },
  };
}

function fixObject(fix: Fix): object {
  const files = [...new Set(fix.edits.map((edit) => edit.file))];
  return {
    description: { text: fix.description },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: uri(file), uriBaseId: 'SRCROOT' },
      replacements: fix.edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({
          deletedRegion: { charOffset: edit.startOffset, charLength: edit.endOffset - edit.startOffset },
          insertedContent: { text: edit.text },
        })),
    })),
  };
}

function result(diagnostic: Diagnostic, ruleIndex: number): object {
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: level[diagnostic.severity],
    message: { text: [diagnostic.message, ...diagnostic.hints].join('\n') },
    ...(diagnostic.span === undefined ? {} : { locations: [{ physicalLocation: physicalLocation(diagnostic.span) }] }),
    ...(diagnostic.related.length === 0
      ? {}
      : {
          relatedLocations: diagnostic.related.map((related, id) => ({
            id,
            message: { text: related.message },
            physicalLocation: physicalLocation(related.span),
          })),
        }),
    ...(diagnostic.fix === undefined ? {} : { fixes: [fixObject(diagnostic.fix)] }),
    ...(diagnostic.pointer === undefined ? {} : { properties: { pointer: diagnostic.pointer } }),
  };
}

/** A SARIF 2.1.0 log of one run, with paths relative to `SRCROOT`. */
export function renderSarif(diagnostics: readonly Diagnostic[]): string {
  const sorted = sortDiagnostics(diagnostics);
  const codes = [...new Set(sorted.map((diagnostic) => diagnostic.code))].sort();
  const rules = codes.map((code) => ({
    id: code,
    shortDescription: { text: isCode(code) ? definitionOf(code).summary : code },
    properties: { page: pageOf(code) },
  }));
  const results = sorted.map((diagnostic) => result(diagnostic, codes.indexOf(diagnostic.code)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'plugwright', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
