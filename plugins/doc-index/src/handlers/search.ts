import type { Context } from '../generated/handlers.ts';
import type { SearchOutput, SearchReceived } from '../generated/operations.ts';
import { rank } from '../index/bm25.ts';
import { openIndex } from '../index/open-index.ts';
import { snippet } from '../index/snippet.ts';
import { countTerms } from '../index/tokenise.ts';

/** The documents that fit a query best. */
export async function search(input: SearchReceived, context: Context): Promise<SearchOutput> {
  const index = openIndex(context);
  const { k1, b } = context.config;
  const matches = rank(await index.postings(), countTerms(input.query).counts.keys(), { k1, b });
  const hits = await Promise.all(
    matches.slice(0, input.limit).map(async ({ document, score, bestTerm }) => {
      const text = (await index.document(document.id))?.text ?? '';
      return { id: document.id, title: document.title, score, snippet: snippet(text, bestTerm) };
    }),
  );
  return { hits, total: matches.length };
}
