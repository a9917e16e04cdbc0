import { limits } from '../read/limits.ts';

/** What is wrong with a pattern. */
export type PatternProblem =
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'lookaround' | 'backreference' }
  | { readonly kind: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly kind: 'slow'; readonly reason: string };

/** The pattern with character classes and escapes replaced by one letter, so that what is left is structure. */
function skeletonOf(pattern: string): string {
  let skeleton = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    if (character === '\\') {
      const next = pattern[at + 1] ?? '';
      at += 1;
      if (/[pPu]/.test(next) && pattern[at + 1] === '{') at = Math.max(at, pattern.indexOf('}', at));
      skeleton += 'x';
    } else if (character === '[') {
      for (at += 1; at < pattern.length && pattern[at] !== ']'; at += 1) if (pattern[at] === '\\') at += 1;
      skeleton += 'x';
    } else skeleton += character;
  }
  return skeleton;
}

/** Whether a quantifier without an upper end stands at a place. */
function isUnbounded(text: string): boolean {
  return /^(?:[*+]|\{\d+,\})/.test(text);
}

/** Whether a group has two alternatives that are the same, or one that is a class or an escape and may hold the other. */
function alike(pattern: string): boolean {
  return [...pattern.matchAll(/\((?:\?:)?([^()]*\|[^()]*)\)/g)].some(([, inside = '']) => {
    const alternatives = inside.split('|').map((alternative) => alternative.replace(/[*+]$/, ''));
    return new Set(alternatives).size < alternatives.length || alternatives.some((alternative) => /^[\\[.]/.test(alternative));
  });
}

/** Why a pattern may backtrack exponentially: a repeated group that holds a repetition, or alternatives that begin alike. */
function slowness(pattern: string): string | undefined {
  const skeleton = skeletonOf(pattern);
  const open: { repeats: boolean; alternatives: boolean }[] = [];
  for (let at = 0; at < skeleton.length; at += 1) {
    const character = skeleton[at];
    const top = open.at(-1);
    if (character === '(') open.push({ repeats: false, alternatives: false });
    else if (character === '|' && top !== undefined) top.alternatives = true;
    else if (character === ')') {
      const group = open.pop();
      const parent = open.at(-1);
      const repeated = isUnbounded(skeleton.slice(at + 1, at + 12));
      if (repeated && group?.repeats === true) return 'a repeated group holds another repetition';
      if (repeated && group?.alternatives === true && /\((?:\?:)?(?:x|\w)[*+]?(?:\|(?:x|\w)[*+]?)+\)/.test(skeleton) && alike(pattern))
        return 'a repeated group has alternatives that may match the same text';
      if (parent !== undefined && (repeated || group?.repeats === true)) parent.repeats = true;
    } else if (top !== undefined && isUnbounded(skeleton.slice(at, at + 12))) top.repeats = true;
  }
  return undefined;
}

/** What is wrong with a `pattern`: at most one problem, the gravest. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  if (pattern.length > limits.pattern) return { kind: 'too-long', length: pattern.length, limit: limits.pattern };
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(': ').at(-1) ?? 'it cannot be parsed') : 'it cannot be parsed';
    return { kind: 'invalid', reason: `${reason.charAt(0).toLowerCase()}${reason.slice(1)}` };
  }
  // Outside of classes: (?= (?! (?<= (?<! are lookarounds; \1 and \k<name> are backreferences.
  const outside = pattern.replace(/\\[^1-9k]/gu, 'x').replace(/\[(?:\\.|[^\]\\])*\]/gu, 'x');
  if (/\(\?<?[=!]/u.test(outside)) return { kind: 'lookaround' };
  if (/\\(?:[1-9]|k<)/u.test(outside)) return { kind: 'backreference' };
  const reason = slowness(pattern);
  return reason === undefined ? undefined : { kind: 'slow', reason };
}
