const strings = /"(?:[^"\\]|\\.)*"/g;

function depthChange(line: string): number {
  let change = 0;
  for (const char of line.replace(strings, '')) {
    if (char === '{') change += 1;
    else if (char === '}') change -= 1;
  }
  return change;
}

/**
 * Canonical text of what json-schema-to-typescript prints unformatted: two spaces a level, `;` behind each member.
 * It breaks lines only between the members of an object, so a line that does not open one ends a member.
 */
export function layOut(text: string): string {
  const lines = text.replaceAll('{\n\n}', '{}').trim().split('\n');
  const out: string[] = [];
  let depth = 0;
  for (const line of lines) {
    const closing = line.startsWith('}') ? 1 : 0;
    const indent = '  '.repeat(Math.max(0, depth - closing));
    depth += depthChange(line);
    out.push(depth > 0 && !line.endsWith('{') ? `${indent}${bareMember(line)};` : indent + line);
  }
  return stripParentheses(out.join('\n'));
}

/** A member on one line without parentheses around its whole type. */
function bareMember(line: string): string {
  const match = /^((?:"(?:[^"\\]|\\.)*"|[\w$]+|\[k: string\])\??: )(.*)$/.exec(line);
  return match === null ? line : `${match[1] ?? ''}${stripParentheses(match[2] ?? '')}`;
}

/** Drop one pair of parentheses around the whole text. */
function stripParentheses(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  const bare = text.replace(strings, (match) => '"'.repeat(match.length));
  for (let index = 0; index < bare.length - 1; index += 1) {
    if (bare[index] === '(') depth += 1;
    else if (bare[index] === ')') depth -= 1;
    if (depth === 0) return text;
  }
  return text.slice(1, -1);
}

/** Whether a laid out type is one object type, which is declared as an interface. */
export function isObjectType(text: string): boolean {
  if (text === '{}') return true;
  return text.startsWith('{\n') && text.endsWith('\n}') && !/^\}(?!$)/m.test(text);
}

/**
 * Cut `export interface T { p0: .. p1: .. }` into the types of its members. Comments (of tuples' limits) are left out.
 */
export function splitMembers(declaration: string): Map<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let comment = false;
  let name: string | undefined;
  let body: string[] = [];
  for (const line of declaration.trim().split('\n')) {
    if (line === '/**') comment = true;
    if (comment) {
      if (line === ' */') comment = false;
      continue;
    }
    const before = depth;
    depth += depthChange(line);
    if (before === 0) continue;
    const start = before === 1 ? /^(p\d+): /.exec(line) : null;
    if (start !== null) {
      name = start[1];
      body = [line.slice(start[0].length)];
    } else if (depth > 0 || before > 1) {
      body.push(line);
    }
    if (depth === 1 && name !== undefined) members.set(name, body.join('\n'));
  }
  return members;
}
