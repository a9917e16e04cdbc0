import type { Context } from '../generated/handlers.ts';
import type { AddOutput, AddReceived } from '../generated/operations.ts';
import { openIndex } from '../index/open-index.ts';
import { indexed } from '../index/stored.ts';

/** Add a document to the index, or replace the one of the same id. */
export async function add(input: AddReceived, context: Context): Promise<AddOutput> {
  const index = openIndex(context);
  const view = indexed(input.document);
  const terms = view.counts.size;
  return index.change(async () => {
    const known = (await index.postings()).get(view.id);
    if (known?.digest === view.digest) return { added: 'unchanged', terms };
    const previous = known === undefined ? undefined : await index.document(view.id);
    if (!input.whatIf) await index.put(input.document, view);
    return { added: known === undefined ? 'new' : 'replaced', terms, ...(previous === undefined ? {} : { previous }) };
  });
}
