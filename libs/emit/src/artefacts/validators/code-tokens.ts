/** A piece of JavaScript as Ajv prints it: a string or a regular expression, which is never looked into, or code. */
export interface CodeToken {
  readonly kind: 'code' | 'string' | 'regex';
  readonly text: string;
}

const token = /"(?:[^"\\]|\\.)*"|(?<=const formats\d+ = )\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/gs;

/**
 * Cut Ajv's code into tokens, so that what is rewritten is code and never the text of a schema. Ajv prints every string in
 * double quotes, and a regular expression literal only as the value of a format.
 */
export function codeTokens(code: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const match of code.matchAll(token)) {
    if (match.index > from) tokens.push({ kind: 'code', text: code.slice(from, match.index) });
    tokens.push({ kind: match[0].startsWith('"') ? 'string' : 'regex', text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < code.length) tokens.push({ kind: 'code', text: code.slice(from) });
  return tokens;
}
