import type { Span } from '@plugwright/diagnostics';

/** The beginning of a file, for findings that concern all of it. */
export function fileSpan(file: string): Span {
  return spanAt(file, '', 0);
}

/** The place of an offset in a text. */
export function spanAt(file: string, text: string, offset: number): Span {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const position = { line, column: offset - (before.lastIndexOf('\n') + 1) + 1, offset };
  return { file, start: position, end: position };
}
