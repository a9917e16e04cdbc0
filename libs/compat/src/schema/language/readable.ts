import { rangesOf, type Alphabet } from './alphabet.ts';

const PREFERRED = `abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. /:@+,;=!#$%&'()*<>?[\\]^\`{|}~"`;

const rank = new Map(Array.from(PREFERRED, (character, index) => [character.codePointAt(0) ?? 0, index]));

/**
 * Up to `most` characters of a class, the most readable first: letters, digits, ASCII punctuation,
 * then whatever comes first by code point with control characters last.
 */
export function readableCharacters(alphabet: Alphabet, place: number, most: number): string[] {
  const found: { point: number; rank: number }[] = [];
  for (const { min, max } of rangesOf(alphabet, place)) {
    for (let point = min; point <= Math.min(max, 0x7f); point += 1) {
      found.push({ point, rank: rank.get(point) ?? 10_000 + point });
    }
    const first = Math.max(min, 0x80);
    for (let point = first; point <= Math.min(max, first + most); point += 1) {
      found.push({ point, rank: point < 0xa1 ? 20_000_000 + point : 1_000 + (point > 0x2fff ? point : point / 0x3000) });
    }
  }
  found.sort((left, right) => left.rank - right.rank);
  return found.slice(0, most).map(({ point }) => String.fromCodePoint(point));
}
