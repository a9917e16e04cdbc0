import type { IndexedDocument, Postings } from './postings.ts';

/** The two free parameters of BM25. */
export interface Bm25Parameters {
  /** How soon further occurrences of a term stop to count; 0: at once. */
  readonly k1: number;
  /** How much long documents are held back; from 0 (not) to 1 (in full proportion). */
  readonly b: number;
}

/** A document that has at least one of the terms. */
export interface Match {
  readonly document: IndexedDocument;
  readonly score: number;
  /** The term that gave the most. */
  readonly bestTerm: string;
}

/**
 * Every document with at least one of the terms, best first, equals by id: Okapi BM25 (Robertson and Zaragoza, The
 * Probabilistic Relevance Framework, 2009) with the inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)),
 * which is never negative. A term counts once however often the query names it.
 */
export function rank(postings: Postings, terms: Iterable<string>, { k1, b }: Bm25Parameters): Match[] {
  const matches = new Map<IndexedDocument, { score: number; bestTerm: string; best: number }>();
  for (const term of new Set(terms)) {
    const having = postings.having(term);
    const rarity = Math.log(1 + (postings.size - having.size + 0.5) / (having.size + 0.5));
    for (const document of having) {
      const count = document.counts.get(term) ?? 0;
      const norm = k1 * (1 - b + (b * document.length) / postings.averageLength);
      const gain = (rarity * count * (k1 + 1)) / (count + norm);
      const match = matches.get(document);
      if (match === undefined) matches.set(document, { score: gain, bestTerm: term, best: gain });
      else {
        match.score += gain;
        if (gain > match.best) Object.assign(match, { best: gain, bestTerm: term });
      }
    }
  }
  return [...matches]
    .map(([document, { score, bestTerm }]) => ({ document, score, bestTerm }))
    .sort((left, right) => right.score - left.score || (left.document.id < right.document.id ? -1 : 1));
}
