import type { Context } from '../generated/handlers.ts';
import type { ListItem, ListOutput, ListReceived } from '../generated/operations.ts';
import { openIndex } from '../index/open-index.ts';

/** Every document of the index, in the order of their ids. */
export async function* list(_input: ListReceived, context: Context): AsyncGenerator<ListItem, ListOutput, void> {
  const index = openIndex(context);
  let count = 0;
  for (const id of (await index.postings()).ids()) {
    const document = await index.document(id);
    // Removed since the ids were read.
    if (document === undefined) continue;
    yield document;
    count += 1;
  }
  return { count };
}
