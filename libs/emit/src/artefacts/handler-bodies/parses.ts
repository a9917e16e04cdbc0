/**
 * Whether a handler is certainly free of syntax errors. Where it says no, the compiler's own parser has the last word:
 * that one takes ten times as long to load, and most handlers are right.
 */
export async function parses(text: string): Promise<boolean> {
  const { parse } = await import('@babel/parser');
  try {
    parse(text, { sourceType: 'module', plugins: ['typescript'] });
    return true;
  } catch {
    return false;
  }
}
