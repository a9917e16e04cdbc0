import type { Span } from '../diagnostic.ts';
import { visible } from './colour.ts';

const longestLine = 160;

/** One line of a code frame: its number, text, and the marker below it. */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  /** Spaces and carets under `text`; absent for a line of context. */
  readonly marker?: string;
}

function clip(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}

/** Columns a stretch of text takes once control characters are shown and tabs are blanks. */
function shown(text: string): string {
  return visible(text.replaceAll('\t', ' '));
}

/** The line of a span, one line of context before and after, and a marker; empty where the text has no such line. */
export function codeFrame(text: string, span: Span): readonly FrameLine[] {
  const lines = text.split(/\r?\n/);
  const at = span.start.line - 1;
  const line = lines[at];
  if (line === undefined) return [];
  const before = lines[at - 1];
  const after = lines[at + 1];
  const startColumn = Math.min(span.start.column - 1, line.length);
  const endColumn = span.end.line > span.start.line ? line.length : Math.min(span.end.column - 1, line.length);
  const indent = shown(line.slice(0, startColumn)).length;
  const width = Math.max(1, shown(line.slice(startColumn, endColumn)).length);
  const marker = indent >= longestLine ? undefined : `${' '.repeat(indent)}${'^'.repeat(Math.min(width, longestLine - indent))}`;
  return [
    ...(before === undefined || before.trim() === '' ? [] : [{ number: at, text: clip(shown(before)) }]),
    { number: at + 1, text: clip(shown(line)), ...(marker === undefined ? {} : { marker }) },
    ...(after === undefined || after.trim() === '' ? [] : [{ number: at + 2, text: clip(shown(after)) }]),
  ];
}
