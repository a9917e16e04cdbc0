/** A heading of a Markdown text. */
export interface Heading {
  /** Index of its line. */
  readonly line: number;
  readonly level: number;
  readonly title: string;
}

/** What Markdown lines are divided by. */
export interface Outline {
  /** The `#` headings, those in fenced code left out. */
  readonly headings: readonly Heading[];
  /** Whether the lines end within fenced code, so that whatever follows would be code, too. */
  readonly endsInCode: boolean;
}

/** Read the outline of Markdown lines. */
export function outlineOf(lines: readonly string[]): Outline {
  const headings: Heading[] = [];
  let fence: string | undefined;
  for (const [line, text] of lines.entries()) {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== undefined) {
      if (marker?.startsWith(fence) === true && text.trim() === marker) fence = undefined;
    } else if (marker !== undefined) fence = marker;
    else {
      const marks = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(text)?.[1];
      if (marks === undefined) continue;
      const title = text.trim().slice(marks.length).trim();
      headings.push({ line, level: marks.length, title: withoutClosing(title) });
    }
  }
  return { headings, endsInCode: fence !== undefined };
}

/** A heading may be closed by `#` signs, which are no part of it. Written by hand: a pattern for it backtracks. */
function withoutClosing(title: string): string {
  let end = title.length;
  while (end > 0 && title[end - 1] === '#') end--;
  if (end === title.length) return title;
  return end === 0 || /[ \t]/.test(title[end - 1] ?? '') ? title.slice(0, end).trimEnd() : title;
}
