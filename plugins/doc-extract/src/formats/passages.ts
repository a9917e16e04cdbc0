import { RawRegion } from './raw-region.ts';

/** The stretches of a source that parse by themselves to the same blocks as within the whole, and its one-line definitions (`[label]: address`) as written. */
export interface Passages {
  readonly passages: readonly string[];
  readonly definitions: ReadonlyMap<string, string>;
}

const smallest = 8192;

/**
 * Cut Markdown into passages of some kilobytes in one linear pass, because the parser grows quadratically with its
 * input. A line at the left edge behind a blank line starts a new block whatever stood before it, and so does a list
 * item at the left edge of a list; only fences, raw HTML and front matter reach over such a line.
 */
export function splitPassages(content: string): Passages {
  const definitions = new Map<string, string>();
  const passages: string[] = [];
  const raw = new RawRegion(content);
  let start = 0;
  let behindBlank = true;
  let inList = false;
  let at = 0;
  while (at < content.length) {
    const end = endOfLine(content, at);
    const line = content.slice(at, end);
    if (!raw.open) {
      const starts = behindBlank ? /^[^\s]/.test(line) && !/^(?:---|\+\+\+)/.test(line) : inList && isItem(line);
      if (starts && at - start >= smallest) {
        passages.push(content.slice(start, at));
        start = at;
      }
      if (behindBlank) inList = isItem(line);
      const label = /^ {0,3}\[([^[\]\\]{1,300})\]:[ \t]*\S/.exec(line)?.[1];
      if (label !== undefined && !definitions.has(normalised(label))) definitions.set(normalised(label), line.trim());
    }
    raw.read(line);
    behindBlank = line.trim() === '';
    at = end;
  }
  passages.push(content.slice(start));
  return { passages, definitions };
}

/** The definitions that a passage may use and does not hold itself, as lines to put behind it. */
export function missingDefinitions(passage: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return '';
  const used = new Set<string>();
  for (const match of passage.matchAll(/\[([^[\]\\]{1,300})\]/g)) {
    const definition = definitions.get(normalised(match[1] ?? ''));
    if (definition !== undefined) used.add(definition);
  }
  return used.size === 0 ? '' : `\n\n${[...used].join('\n\n')}\n`;
}

function endOfLine(content: string, at: number): number {
  const newline = content.indexOf('\n', at);
  return newline === -1 ? content.length : newline + 1;
}

function isItem(line: string): boolean {
  return /^[-+*][ \t]+\S/.test(line);
}

/** Labels match without regard to case and the amount of white space (CommonMark 0.31, "matches"). */
function normalised(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
