/** Forms of one line of a .gitignore that mean the same folder. */
function key(line: string): string {
  return line.trim().replace(/^\//, '').replace(/\/$/, '');
}

/** A text of lines with those wanted lines appended that it lacks; the text itself when it lacks none. */
export function withLines(text: string, wanted: readonly string[]): string {
  const present = new Set(text.split(/\r?\n/).map(key));
  const missing = wanted.filter((line) => !present.has(key(line)));
  if (missing.length === 0) return text;
  const head = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${head}${missing.join('\n')}\n`;
}
