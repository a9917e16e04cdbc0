/** Prose on one line, without control characters or characters that reorder text. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Prose for inside a block comment: it can neither end the comment nor start a JSDoc tag. */
export function commentText(text: string): string {
  return oneLine(text)
    .replaceAll('*/', '*\\/')
    .replace(/(^|\s)@(?=[A-Za-z])/g, '$1\\@');
}

/** A JSDoc comment of one line, without indentation. */
export function docComment(text: string): string {
  return `/** ${commentText(text)} */`;
}

/** Prose for Markdown: shown as it is written, never markup, HTML or MDX. */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]{}#|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^([-+=]|\d+[.)])/, '\\$1');
}

/** Inline code in Markdown, whatever backticks the text holds. */
export function markdownCode(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}
