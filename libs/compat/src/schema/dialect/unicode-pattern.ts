import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** Longest pattern looked at, in UTF-16 code units. */
const MAX_LENGTH = 4_000;

function isPattern(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

/**
 * The pattern as the `u` flag wants it, which JSON Schema asks for and validators set. Many patterns of real schemas
 * are older: they escape what needs no escape, as in `\-` or `\_`. The others stay as they are, right or wrong.
 */
export function unicodePattern(pattern: string): string {
  if (!pattern.includes('\\') || pattern.length > MAX_LENGTH || isPattern(pattern, 'u') || !isPattern(pattern, '')) return pattern;
  const needless: number[] = [];
  try {
    visitRegExpAST(new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: false }), {
      // A letter behind the backslash may mean something under the flag.
      onCharacterEnter({ raw, start }) {
        if (/^\\[^\p{L}\p{N}]$/u.test(raw) && !isPattern(raw, 'u')) needless.push(start);
      },
    });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return pattern;
    throw error;
  }
  const backslashes = new Set(needless.filter((start) => !insideClass(pattern, start)));
  const rewritten = pattern
    .split('')
    .filter((_, index) => !backslashes.has(index))
    .join('');
  return isPattern(rewritten, 'u') ? rewritten : pattern;
}

/** Whether the character stands between unescaped brackets, where a hyphen without its backslash would make a range. */
function insideClass(pattern: string, at: number): boolean {
  if (pattern[at + 1] !== '-') return false;
  let inside = false;
  for (let index = 0; index < at; index += 1) {
    const character = pattern[index];
    if (character === '\\') index += 1;
    else if (character === '[') inside = true;
    else if (character === ']') inside = false;
  }
  return inside;
}
