import type { Diagnostic, Severity, Span } from '../diagnostic.ts';
import { countBySeverity, sortDiagnostics } from '../order.ts';
import { codeFrame } from './code-frame.ts';
import { painter, visible, type Style } from './colour.ts';

/** What the terminal rendering needs. */
export interface PrettyOptions {
  /** The text of a file, for the code frame; undefined where it is not at hand. */
  readonly source: (file: string) => string | undefined;
  /** Whether to use ANSI colours. */
  readonly colour: boolean;
}

const style: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

function place(span: Span): string {
  return `${visible(span.file)}:${span.start.line}:${span.start.column}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function frameLines(span: Span, options: PrettyOptions, paint: ReturnType<typeof painter>, mark: Style): string[] {
  const text = options.source(span.file);
  if (text === undefined) return [];
  const frame = codeFrame(text, span);
  const width = String(frame.at(-1)?.number ?? 0).length;
  return frame.flatMap((line) => {
    const first = `  ${paint('dim', `${String(line.number).padStart(width)} |`)} ${line.text}`.trimEnd();
    return line.marker === undefined ? [first] : [first, `  ${paint('dim', `${' '.repeat(width)} |`)} ${paint(mark, line.marker)}`];
  });
}

function finding(diagnostic: Diagnostic, options: PrettyOptions): string {
  const paint = painter(options.colour);
  const mark = style[diagnostic.severity];
  const lines: string[] = [];
  const head = diagnostic.span === undefined ? '' : `${paint('bold', place(diagnostic.span))} `;
  lines.push(`${head}${paint(mark, diagnostic.severity)} ${visible(diagnostic.message)} ${paint('dim', `[${diagnostic.code}]`)}`);
  if (diagnostic.span !== undefined) lines.push(...frameLines(diagnostic.span, options, paint, mark));
  for (const related of diagnostic.related) {
    lines.push(`  ${paint('blue', 'see')} ${place(related.span)} ${visible(related.message)}`);
  }
  for (const hint of diagnostic.hints) lines.push(`  ${paint('green', 'hint')} ${visible(hint)}`);
  if (diagnostic.fix !== undefined) lines.push(`  ${paint('green', 'fix')} ${visible(diagnostic.fix.description)}`);
  return `${lines.join('\n')}\n`;
}

function closing(diagnostics: readonly Diagnostic[]): string {
  const counts = countBySeverity(diagnostics);
  const parts = [plural(counts.error, 'error'), plural(counts.warning, 'warning')];
  if (counts.info > 0) parts.push(plural(counts.info, 'note'));
  return `${parts.join(', ')}\n`;
}

/** For a person at a terminal: `path:line:col` first on each finding, a code frame, hints, and a closing count. */
export function renderPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const blocks = sortDiagnostics(diagnostics).map((diagnostic) => finding(diagnostic, options));
  return [...blocks, closing(diagnostics)].join('\n');
}
