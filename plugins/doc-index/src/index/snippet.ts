import { tokenise } from './tokenise.ts';

const around = 90;

/** About 180 characters of a text around the first occurrence of a term (else its beginning), cut between words, on one line. */
export function snippet(text: string, term: string): string {
  let at = 0;
  for (const token of tokenise(text)) {
    if (token.term !== term) continue;
    at = token.start;
    break;
  }
  const start = at <= around ? 0 : wordStart(text, at - around, at);
  const end = Math.min(text.length, start + 2 * around);
  const cut = end < text.length ? wordEnd(text, start, end) : end;
  const line = text.slice(start, cut).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${line}${cut < text.length ? '…' : ''}`;
}

/** The first start of a word from `from` on, or `from` where there is none before `limit`. */
function wordStart(text: string, from: number, limit: number): number {
  const space = /\s/.exec(text.slice(from, limit));
  return space === null ? wholeCharacter(text, from) : from + space.index + 1;
}

/** The last end of a word up to `to`, if that keeps at least half of the stretch. */
function wordEnd(text: string, from: number, to: number): number {
  for (let at = to; at > from + around; at--) if (/\s/.test(text.charAt(at))) return at;
  return wholeCharacter(text, to);
}

/** Never cut between the two halves of one character. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}
