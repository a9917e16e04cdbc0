import { Script, createContext } from 'node:vm';
import { patternProblem } from './pattern-problem.ts';
import { bytesOf, textOf } from './text.ts';
import type { Of, TransformationKind } from './transformation.ts';
import { Untransformable } from './untransformable.ts';

const longestMs = 500;
const mostCharacters = 4 * 1024 * 1024;

// A regular expression cannot be stopped from within; a script that runs it can.
const script = new Script('text.replace(new RegExp(pattern, "gmu"), replaced)');

/** What a replacement text comes to for one match: `$1`, `$<name>`, `$&` and `$$`. @throws Untransformable where it is too long */
function expanded(by: string, match: string, groups: readonly (string | undefined)[], named: Readonly<Record<string, string | undefined>>): string {
  // No reference stands for more than the match.
  if (by.length + by.split('$').length * match.length > mostCharacters) throw new Untransformable('the result would be too long');
  return by.replace(/\$(?:(\d{1,2})|<([^>]*)>|([$&]))/g, (whole, number: string | undefined, name: string | undefined, sign: string | undefined) => {
    if (sign !== undefined) return sign === '$' ? '$' : match;
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? '') : '';
    const index = Number(number);
    return index < 1 || index > groups.length ? whole : (groups[index - 1] ?? '');
  });
}

/** The text with every match replaced. @throws Untransformable where that takes too long, or gets too long */
export function replaceAll(text: string, pattern: string, by: string): string {
  let length = 0;
  const replaced = (match: string, ...rest: unknown[]): string => {
    const named = typeof rest.at(-1) === 'object' ? (rest.pop() as Record<string, string | undefined>) : {};
    const result = expanded(by, match, rest.slice(0, -2) as (string | undefined)[], named);
    length += result.length;
    if (length > mostCharacters) throw new Untransformable('the result would be too long');
    return result;
  };
  try {
    return script.runInContext(createContext({ text, pattern, replaced }), { timeout: longestMs }) as string;
  } catch (error) {
    if (error instanceof Untransformable) throw error;
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new Untransformable(`the pattern takes longer than ${String(longestMs)} ms`);
    throw error;
  }
}

/** The text of the source with every match of the pattern replaced. */
export const replace: TransformationKind<Of<'replace'>> = {
  whole: true,
  run: ({ pattern, by }, { source }) => {
    const problem = patternProblem(pattern, by);
    if (problem !== undefined) throw new Untransformable(problem);
    return bytesOf(replaceAll(textOf(source, 'the source'), pattern, by));
  },
};
