import type { CallContext, Caller, OperationDefinition } from '@plugwright/sdk';
import { digested } from './digest.ts';

/** What a handler of a laid plugin may use. */
export type LaidContext<Uploaded = never> = CallContext<Caller> & { readonly upload: AsyncIterable<Uploaded> };

interface Item {
  readonly number: number;
  readonly text?: string;
}

interface Wanted {
  readonly number: number;
  readonly items: number;
  readonly size: number;
}

const streamed = (kernel: Caller, wanted: Wanted): AsyncIterable<unknown> & Promise<unknown> => kernel.stream('target/list', wanted, { download: true });

/** What streams, by the name of its handler. */
export const streamingHandlers = {
  *list({ number, items, size }: Wanted): Generator<Item, { items: number }> {
    const text = size === 0 ? {} : { text: 'x'.repeat(size) };
    for (let n = 0; n < items; n += 1) yield { number: number + n, ...text };
    return { items };
  },
  async collect(_: unknown, { upload }: LaidContext<Item>) {
    let [items, digest] = [0, 0];
    for await (const { number } of upload) {
      items += 1;
      digest = digested(digest, number);
    }
    return { items, digest };
  },
  async *exchange(_: unknown, { upload }: LaidContext<Item>): AsyncGenerator<Item, { items: number }> {
    let items = 0;
    for await (const { number } of upload) {
      items += 1;
      yield { number: 2 * number + 1 };
    }
    return { items };
  },
  async *relayList(wanted: Wanted, { kernel }: LaidContext): AsyncGenerator<Item, unknown> {
    const stream = streamed(kernel, wanted);
    for await (const item of stream) yield item as Item;
    return await stream;
  },
  async takeList({ items, size }: Wanted, { kernel }: LaidContext) {
    const started = performance.now();
    let taken = 0;
    for await (const item of streamed(kernel, { number: 0, items, size })) if (item !== undefined) taken += 1;
    return { items: taken, ms: performance.now() - started };
  },
};

const anything = (): boolean => true;

const directions: Readonly<Record<string, OperationDefinition<never>['stream']>> = {
  list: { download: anything },
  relayList: { download: anything },
  collect: { upload: anything },
  exchange: { download: anything, upload: anything },
};

/** What a definition of a handler says about its streams. */
export function streamsOf(handler: string): Pick<OperationDefinition<never>, 'stream'> {
  const stream = Object.hasOwn(directions, handler) ? directions[handler] : undefined;
  return stream === undefined ? {} : { stream };
}
