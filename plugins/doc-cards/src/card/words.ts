const words = new Intl.Segmenter('en', { granularity: 'word' });
const wordsPerMinute = 230;
const stretch = 4096;

/** Number of words in a text, in any script. */
export function countWords(text: string): number {
  let count = 0;
  for (const piece of pieces(text)) for (const { isWordLike } of words.segment(piece)) if (isWordLike === true) count++;
  return count;
}

/** Time to read a number of words, in whole seconds, rounded up. */
export function readingSeconds(wordCount: number): number {
  return Math.ceil((wordCount * 60) / wordsPerMinute);
}

/** The segmenter slows down on long strings: hand it stretches that end at white space. */
function* pieces(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(text.length, start + stretch);
    while (end < text.length && end < start + 2 * stretch && !/\s/.test(text.charAt(end))) end++;
    yield text.slice(start, end);
    start = end;
  }
}
