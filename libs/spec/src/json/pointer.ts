/** Escape one reference token of a JSON pointer (RFC 6901). */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** The pointer one or more levels below another. */
export function below(pointer: string, ...tokens: readonly (string | number)[]): string {
  let result = pointer;
  for (const token of tokens) result += `/${typeof token === 'number' ? token : escapeToken(token)}`;
  return result;
}

/** The reference tokens of a pointer, unescaped; `''` has none. */
export function tokensOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The last token of a pointer, or undefined for the whole document. */
export function lastToken(pointer: string): string | undefined {
  return tokensOf(pointer).at(-1);
}
