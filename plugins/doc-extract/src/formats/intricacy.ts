import { SourceLimit } from './limits.ts';

/** About eight seconds of parsing, as measured on each of the marks. */
const budget = 8e8;

/** What makes the parser look back or shift its records, and how much in proportion. */
const marks: readonly (readonly [RegExp, number])[] = [
  [/\]/g, 1],
  [/<[!?]/g, 8],
  [/^ {0,3}(?:=|-)+[ \t]*$/gm, 6],
  [/\S[^\n]*/g, 1],
];

/**
 * Refuse Markdown that is written against its parser, whose work grows with the square of some marks in a passage
 * and whose stack grows with the containers that one line opens.
 * @throws SourceLimit
 */
export function assertParsable(passages: readonly string[]): void {
  let cost = 0;
  for (const passage of passages) {
    const weight = marks.reduce((sum, [pattern, each]) => sum + each * count(passage, pattern), 0);
    cost += weight ** 2;
    if (cost > budget) throw new SourceLimit('too many brackets, tags or lines without a blank line between them');
    for (const [line] of passage.matchAll(/^(?:[ \t]{0,20}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100}[^\n]*/gm)) {
      // `* * *` opens nothing, it is a line across the page.
      if (!/^[\s*-]*$/.test(line)) throw new SourceLimit('100 lists and quotes within each other');
    }
  }
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const match of text.matchAll(pattern)) found += match[0] === '' ? 0 : 1;
  return found;
}
