import { Untransformable } from './untransformable.ts';

/** JSON with its numbers as they were written: a long integer does not survive a detour over a double. */
interface ExactJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
}

// Both are in Node 22 and later; the standard library's types do not have them yet.
const exact = JSON as unknown as ExactJson;

/** Parse a text. @throws Untransformable where it is no JSON, or nested too deeply */
export function parseExact(text: string, what: string): unknown {
  try {
    return exact.parse(text, (_, value, { source }) => (typeof value === 'number' ? exact.rawJSON(source) : value));
  } catch (error) {
    throw new Untransformable(error instanceof RangeError ? `${what} is nested too deeply` : `${what} is not JSON`);
  }
}

/** The text of a value in the layout of another text: its indentation, and whether it ends with a line break. */
export function stringifyLike(value: unknown, like: string | undefined): string {
  const indentation = like === undefined ? '  ' : /^[[{][ \t]*\r?\n([ \t]{1,10})/.exec(like.trimStart())?.[1];
  const compact = indentation === undefined && like !== undefined && like.trim().length > 2;
  try {
    const text = JSON.stringify(value, undefined, compact ? undefined : (indentation ?? '  '));
    return like === undefined || like.endsWith('\n') ? `${text}\n` : text;
  } catch {
    throw new Untransformable('the result is nested too deeply');
  }
}
