/** How the machine's part of a shared file is marked. */
export interface Markers {
  readonly begin: string;
  readonly end: string;
}

const markdown: Markers = {
  begin: '<!-- plugwright:begin: edits up to the end marker are lost -->',
  end: '<!-- plugwright:end -->',
};
const hash: Markers = { begin: '# plugwright:begin: edits up to the end marker are lost', end: '# plugwright:end' };

/** The markers of a shared file, by its kind. */
export function markersOf(path: string): Markers {
  return path.endsWith('.md') ? markdown : hash;
}

/** Where the machine's part is: `none` where there is no marker, `broken` where they do not pair. */
export type MarkedPart = { readonly state: 'none' } | { readonly state: 'broken' } | { readonly state: 'found'; readonly start: number; readonly end: number };

/** Find the machine's part of a shared file. */
export function findPart(text: string, { begin, end }: Markers): MarkedPart {
  const starts = text.split(begin).length - 1;
  const ends = text.split(end).length - 1;
  if (starts === 0 && ends === 0) return { state: 'none' };
  const start = text.indexOf(begin);
  const stop = text.indexOf(end);
  if (starts !== 1 || ends !== 1 || stop < start) return { state: 'broken' };
  return { state: 'found', start, end: stop + end.length };
}

/** The machine's part as it stands in the file, markers and all. */
export function markedBlock(text: string, { begin, end }: Markers): string {
  return `${begin}\n${text.endsWith('\n') ? text : `${text}\n`}${end}`;
}

/**
 * A shared file with a new machine's part. Where there was none, it comes first and everything else behind it.
 * Undefined where the markers do not pair, so that it is not certain what is whose.
 */
export function mergePart(existing: string | undefined, part: string, markers: Markers): string | undefined {
  const block = markedBlock(part, markers);
  if (existing === undefined || existing.trim() === '') return `${block}\n`;
  const found = findPart(existing, markers);
  if (found.state === 'broken') return undefined;
  if (found.state === 'none') return `${block}\n\n${existing}`;
  return existing.slice(0, found.start) + block + existing.slice(found.end);
}
