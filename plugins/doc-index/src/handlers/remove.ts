import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import type { RemoveOutput, RemoveReceived } from '../generated/operations.ts';
import { openIndex } from '../index/open-index.ts';

/** Remove a document from the index. */
export async function remove(input: RemoveReceived, context: Context): Promise<RemoveOutput> {
  if (!input.whatIf && !input.confirm) {
    throw errors.conflict({ reason: 'a removal needs confirm: true; whatIf: true shows what would go' });
  }
  const index = openIndex(context);
  return index.change(async () => {
    if ((await index.postings()).get(input.id) === undefined) return { removed: false };
    const previous = await index.document(input.id);
    if (!input.whatIf) await index.delete(input.id);
    return { removed: true, ...(previous === undefined ? {} : { previous }) };
  });
}
