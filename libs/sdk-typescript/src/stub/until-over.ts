import type { Items } from '../context.ts';

/** What a source gives, for as long as a call goes on. Then it is left, also where it has nothing to give, and whoever waits hears why. */
export async function* untilOver(items: Items<unknown>, over: AbortSignal, reason: () => Error): AsyncGenerator<unknown, void, undefined> {
  const iterator = (items as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator]?.() ?? (items as Iterable<unknown>)[Symbol.iterator]();
  let fail: (error: Error) => void = () => undefined;
  const leave = async (): Promise<void> => {
    await iterator.return?.();
  };
  const end = (): void => fail(reason());
  over.addEventListener('abort', end);
  try {
    for (;;) {
      const { done, value } = await new Promise<IteratorResult<unknown, unknown>>((resolve, reject) => {
        fail = reject;
        if (over.aborted) end();
        else Promise.resolve(iterator.next()).then(resolve, reject);
      });
      if (done === true) return;
      yield await value;
    }
  } finally {
    over.removeEventListener('abort', end);
    // Where it has nothing to give it need not be there to be left.
    leave().catch(() => undefined);
  }
}
