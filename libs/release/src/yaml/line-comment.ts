import { isScalar, parse, parseDocument } from 'yaml';

/** Where the line ends on which a text begins; undefined where there is no such text. */
function endOfLine(text: string, path: readonly string[]): number | undefined {
  const node = parseDocument(text).getIn(path, true);
  const start = isScalar(node) ? node.range?.[0] : undefined;
  if (start === undefined) return undefined;
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** The document with a comment behind a text of it; as it was, where that would change what it says. */
export function withLineComment(text: string, path: readonly string[], comment: string): string {
  const end = endOfLine(text, path);
  if (end === undefined) return text;
  const edited = `${text.slice(0, end)} # ${comment}${text.slice(end)}`;
  try {
    return JSON.stringify(parse(edited)) === JSON.stringify(parse(text)) ? edited : text;
  } catch {
    return text;
  }
}

/** Whether the line on which a text of the document begins ends with a comment. */
export function hasLineComment(text: string, path: readonly string[], comment: string): boolean {
  const end = endOfLine(text, path);
  return end !== undefined && text.slice(0, end).trimEnd().endsWith(` # ${comment}`);
}
