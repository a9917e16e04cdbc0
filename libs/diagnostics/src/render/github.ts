import type { Diagnostic, Severity } from '../diagnostic.ts';
import { sortDiagnostics } from '../order.ts';

const command: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** As the runner's own toolkit escapes the text of a workflow command. */
function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function line(diagnostic: Diagnostic): string {
  const properties: string[] = [];
  const { span } = diagnostic;
  if (span !== undefined) {
    properties.push(`file=${escapeProperty(span.file)}`, `line=${span.start.line}`);
    if (span.end.line !== span.start.line) properties.push(`endLine=${span.end.line}`);
    // The runner accepts columns only for findings on one line.
    else properties.push(`col=${span.start.column}`, `endColumn=${Math.max(span.end.column, span.start.column + 1)}`);
  }
  properties.push(`title=${escapeProperty(diagnostic.code)}`);
  const text = [diagnostic.message, ...diagnostic.hints].join('\n');
  return `::${command[diagnostic.severity]} ${properties.join(',')}::${escapeText(text)}\n`;
}

/** Workflow commands that GitHub Actions turns into annotations, one a finding. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics).map(line).join('');
}
