import { outlineOf } from './headings.ts';
import { bytesOf, textOf } from './text.ts';
import type { Of, TransformationKind } from './transformation.ts';
import { Untransformable } from './untransformable.ts';

interface Range {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** Where the section of a heading begins and ends: up to the next heading that is not below it. */
function rangeOf(lines: readonly string[], title: string, wanted?: number): Range | undefined {
  const { headings } = outlineOf(lines);
  const at = headings.findIndex((heading) => heading.title === title && heading.level === (wanted ?? heading.level));
  const own = headings[at];
  if (own === undefined) return undefined;
  const next = headings.slice(at + 1).find(({ level }) => level <= own.level);
  return { level: own.level, start: own.line, end: next?.line ?? lines.length };
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

function joined(parts: readonly (readonly string[])[], ending: string): string {
  const filled = parts.map(withoutBlankEnd).filter((part) => part.length > 0);
  return filled.map((part) => part.map((line) => line + ending).join('')).join(ending);
}

/** The section of the source in the place of the target's section of the same heading and level, or at the target's end. */
export const section: TransformationKind<Of<'section'>> = {
  whole: false,
  run: ({ heading }, { source, current }) => {
    const from = textOf(source, 'the source').split(/\r?\n/);
    const taken = rangeOf(from, heading);
    if (taken === undefined) throw new Untransformable(`the source has no section "${heading}"`);
    const text = from.slice(taken.start, taken.end);
    if (outlineOf(text).endsInCode) throw new Untransformable(`the section "${heading}" ends within code that is not closed`);
    const target = current === undefined ? '' : textOf(current, 'the target');
    const ending = target.includes('\r\n') ? '\r\n' : '\n';
    const lines = target.split(/\r?\n/);
    if (outlineOf(lines).endsInCode) throw new Untransformable('the target ends within code that is not closed');
    const place = rangeOf(lines, heading, taken.level) ?? { start: lines.length, end: lines.length };
    return bytesOf(joined([lines.slice(0, place.start), text, lines.slice(place.end)], ending));
  },
};
