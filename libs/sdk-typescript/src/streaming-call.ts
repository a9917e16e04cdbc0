import { AwaitedPromise } from './awaited-promise.ts';
import type { Streaming } from './context.ts';

/** The items of a call, as they come in. */
interface IncomingItems extends AsyncIterable<unknown> {
  /** Take and forget what is here and what still comes. */
  drop(): void;
}

/** Why nobody can iterate over the items of a call any more. */
const gone = {
  iterated: 'the items of this call are iterated over already',
  dropped: 'the items of this call were dropped, because its output was awaited before anybody iterated over them',
};

/** A call that streams, over the items and the output of it; `Streaming` says what it does. */
export class StreamingCall extends AwaitedPromise<unknown> implements Streaming<unknown, unknown> {
  readonly #output: Promise<unknown>;
  readonly #items: IncomingItems;
  readonly #withdraw: () => void;
  #fate: 'open' | keyof typeof gone = 'open';

  /** @param withdraw ends the call where it is not over, which then fails, and its items with it */
  constructor(output: Promise<unknown>, items: IncomingItems, withdraw: () => void) {
    super(output, () => this.#dropUnlessIterated());
    this.#output = output;
    this.#items = items;
    this.#withdraw = withdraw;
  }

  /** @throws Error where the items are iterated over already, or were dropped because the output was awaited before */
  [Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    if (this.#fate !== 'open') throw new Error(gone[this.#fate]);
    this.#fate = 'iterated';
    // Who iterates hears of a failure there; he need not look at the output as well.
    this.#output.catch(() => undefined);
    const items = this.#iterate();
    const leave = items.return.bind(items);
    // By itself a generator hears of it only when it has begun, and after the item that it waits for.
    items.return = (value) => {
      this.#withdraw();
      return leave(value);
    };
    return items;
  }

  async *#iterate(): AsyncGenerator<unknown, void, undefined> {
    yield* this.#items;
    await this.#output;
  }

  #dropUnlessIterated(): void {
    if (this.#fate !== 'open') return;
    this.#fate = 'dropped';
    this.#items.drop();
  }
}
