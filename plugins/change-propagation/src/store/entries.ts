import type { Context } from '../generated/handlers.ts';

/** A stored value with its key. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/** Every entry whose key starts with a prefix, in key order. */
export async function entriesOf(context: Context, prefix: string): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let after: string | undefined; ;) {
    const { entries, next } = await context.kernel.storage.list({ prefix, limit: 100, ...(after === undefined ? {} : { after }) });
    all.push(...entries);
    if (next === undefined) return all;
    after = next;
  }
}
