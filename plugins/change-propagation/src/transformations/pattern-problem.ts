/** What a pattern is made of, as far as its running time is concerned. */
interface Group {
  /** It holds a repetition or a choice: repeated itself, the same text could be read in many ways. */
  ambiguous: boolean;
}

const quantifier = /^(?:[*+?]|\{(\d*)(,?)(\d*)\})\??/;
const mostRepetitions = 100;
/** Compiling more of them can take for ever, and compiling cannot be stopped. */
const mostQuantifiers = 16;

/** Why a pattern may not be used; undefined where it may. What is left can still be slow, and is stopped by the clock. */
export function patternProblem(pattern: string, by: string): string | undefined {
  if (/\$[`']/.test(by)) return 'its replacement names what is before or behind the match';
  const problem = repetitionProblem(pattern);
  if (problem !== undefined) return problem;
  try {
    new RegExp(pattern, 'gmu');
    return undefined;
  } catch {
    return 'its pattern is no regular expression';
  }
}

function repetitionProblem(pattern: string): string | undefined {
  let quantifiers = 0;
  const open: Group[] = [{ ambiguous: false }];
  // What the next quantifier would repeat.
  let last: Group = { ambiguous: false };
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const inner = open.at(-1) ?? last;
    const repeated = quantifier.exec(rest);
    if (repeated !== null && at > 0) {
      const [text, least = '', , most = ''] = repeated;
      if (Math.max(Number(least), Number(most)) > mostRepetitions) return `its pattern repeats more than ${String(mostRepetitions)} times`;
      if (last.ambiguous && !text.startsWith('?')) return 'its pattern repeats a group that holds a repetition or a choice, which can take for ever';
      if (++quantifiers > mostQuantifiers) return `its pattern has more than ${String(mostQuantifiers)} repetitions`;
      inner.ambiguous = true;
      at += text.length;
      continue;
    }
    if (/^\(\?<?[=!]/.test(rest)) return 'its pattern looks ahead or behind';
    if (/^\\(?:[1-9]|k<)/.test(rest)) return 'its pattern refers back to a group';
    last = { ambiguous: false };
    if (rest.startsWith('(')) {
      open.push({ ambiguous: false });
      at += /^\((?:\?(?::|<[^>]*>|[a-z-]*:))?/.exec(rest)?.[0].length ?? 1;
    } else if (rest.startsWith(')')) {
      last = open.pop() ?? last;
      const outer = open.at(-1);
      if (outer !== undefined) outer.ambiguous ||= last.ambiguous;
      at++;
    } else if (rest.startsWith('|')) {
      inner.ambiguous = true;
      at++;
    } else at += /^(?:\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S])/.exec(rest)?.[0].length ?? 1;
  }
  return undefined;
}
