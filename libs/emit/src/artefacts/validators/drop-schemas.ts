import type { CodeToken } from './code-tokens.ts';

/**
 * Drop the constants `schemaN` that nothing uses: Ajv prints every schema, but reads only some, such as the values of
 * an enum for a message.
 */
export function dropSchemas(tokens: readonly CodeToken[]): CodeToken[] {
  const uses = new Map<string, number>();
  for (const { kind, text } of tokens) {
    if (kind === 'code') for (const [name] of text.matchAll(/\bschema\d+\b/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const out: CodeToken[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind !== 'code') {
      if (depth === 0) out.push(token);
      continue;
    }
    let text = '';
    let rest = token.text;
    while (rest !== '') {
      if (depth === 0) {
        const start = findUnused(rest, uses);
        text += rest.slice(0, start?.from ?? rest.length);
        rest = start === undefined ? '' : rest.slice(start.to);
        if (start !== undefined) depth = 1;
      } else {
        const end = skipStatement(rest, depth);
        depth = end.depth;
        rest = rest.slice(end.length);
      }
    }
    if (text !== '') out.push({ kind: 'code', text });
  }
  return out;
}

/** The next declaration of an unused schema in a piece of code; behind `to` its value begins. */
function findUnused(code: string, uses: ReadonlyMap<string, number>): { from: number; to: number } | undefined {
  for (const match of code.matchAll(/const (schema\d+) = /g)) {
    if (uses.get(match[1] ?? '') === 1) return { from: match.index, to: match.index + match[0].length };
  }
  return undefined;
}

/** Walk on in a value that is left out, up to the semicolon outside all its brackets. `depth` is one more than the open brackets. */
function skipStatement(code: string, depth: number): { length: number; depth: number } {
  let open = depth;
  for (let index = 0; index < code.length; index += 1) {
    const char = code[index];
    if (char === '{' || char === '[') open += 1;
    else if (char === '}' || char === ']') open -= 1;
    else if (char === ';' && open === 1) return { length: index + 1, depth: 0 };
  }
  return { length: code.length, depth: open };
}
