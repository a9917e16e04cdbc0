import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../src/index/bm25.ts';
import { Postings } from '../src/index/postings.ts';

/** The formula, word for word, over plain lists of terms. */
function reference(texts: readonly (readonly string[])[], at: number, query: readonly string[], k1: number, b: number): number {
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const own = texts[at] ?? [];
  return [...new Set(query)].reduce((score, term) => {
    const n = texts.filter((text) => text.includes(term)).length;
    const f = own.filter((word) => word === term).length;
    const idf = Math.log(1 + (texts.length - n + 0.5) / (n + 0.5));
    return score + idf * ((f * (k1 + 1)) / (f + k1 * (1 - b + b * (own.length / average))) || 0);
  }, 0);
}

function postingsOf(texts: readonly (readonly string[])[]): Postings {
  const postings = new Postings();
  texts.forEach((text, at) => {
    const counts = new Map<string, number>();
    for (const term of text) counts.set(term, (counts.get(term) ?? 0) + 1);
    postings.put({ id: String(at), title: '', length: text.length, digest: '', counts });
  });
  return postings;
}

const term = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', 'constructor');
const texts = fc.array(fc.array(term, { maxLength: 12 }), { minLength: 1, maxLength: 8 });

describe('rank', () => {
  it('scores as the formula does', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(term, { maxLength: 5 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, query, k1, b) => {
          const matches = rank(postingsOf(all), query, { k1, b });
          expect(matches.map(({ document }) => Number(document.id)).sort()).toEqual(
            all.flatMap((text, at) => (text.some((word) => query.includes(word)) ? [at] : [])),
          );
          for (const { document, score } of matches) expect(score).toBeCloseTo(reference(all, Number(document.id), query, k1, b), 9);
          for (const [at, match] of matches.entries()) expect(match.score).toBeLessThanOrEqual(matches[at - 1]?.score ?? Infinity);
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it('forgets a removed document wholly', () => {
    fc.assert(
      fc.property(texts, fc.nat(7), (all, at) => {
        const postings = postingsOf(all);
        postings.delete(String(at));
        const rest = all.filter((_, index) => index !== at);
        const scores = (from: Postings): number[] =>
          rank(from, ['a', 'b', 'c'], { k1: 1.2, b: 0.75 })
            .map(({ score }) => score)
            .sort();
        const [left, right] = [scores(postings), scores(postingsOf(rest))];
        expect(left).toHaveLength(right.length);
        left.forEach((score, index) => {
          expect(score).toBeCloseTo(right[index] ?? -1, 9);
        });
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('names the term that gave the most and breaks ties by id', () => {
    const postings = postingsOf([['rare', 'common'], ['common'], ['common']]);
    const matches = rank(postings, ['common', 'rare'], { k1: 1.2, b: 0.75 });
    expect(matches.map(({ document, bestTerm }) => [document.id, bestTerm])).toEqual([
      ['0', 'rare'],
      ['1', 'common'],
      ['2', 'common'],
    ]);
  });
});
