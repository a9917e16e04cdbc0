const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The first sentences of a text that fit into a length (UTF-16 code units), on one line; where not even the first
 * fits, its first words and an ellipsis.
 */
export function abstractOf(text: string, length: number): string {
  // Runs of white space shrink, so a few times the length is enough to fill it.
  const line = text
    .slice(0, length * 8)
    .replace(/\s+/g, ' ')
    .trim();
  let abstract = '';
  for (const { segment } of sentences.segment(line)) {
    if ((abstract + segment).trimEnd().length > length) break;
    abstract += segment;
  }
  return abstract === '' ? firstWords(line, length) : abstract.trimEnd();
}

function firstWords(line: string, length: number): string {
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length - 1);
  if (space > length / 2) return `${line.slice(0, space)}…`;
  const end = length - 1;
  const unit = line.charCodeAt(end);
  // Never cut between the two halves of one character.
  return `${line.slice(0, unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end)}…`;
}
