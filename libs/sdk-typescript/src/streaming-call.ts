import type { Streaming } from './context.ts';

/** The items of a call, as they come in. */
interface IncomingItems extends AsyncIterable<unknown> {
  /** Take and forget what is here and what still comes. */
  drop(): void;
}

/** A call that streams, over the items and the output of it; `Streaming` says what it does. */
export class StreamingCall implements Streaming<unknown, unknown> {
  readonly [Symbol.toStringTag] = 'Streaming';
  readonly #output: Promise<unknown>;
  readonly #items: IncomingItems;
  readonly #withdraw: () => void;
  #fate: 'open' | 'iterated' | 'dropped' = 'open';

  /** @param withdraw ends the call where it is not over, which then fails */
  constructor(output: Promise<unknown>, items: IncomingItems, withdraw: () => void) {
    this.#output = output;
    this.#items = items;
    this.#withdraw = withdraw;
  }

  then<Value = unknown, Caught = never>(
    onFulfilled?: ((output: unknown) => Value | PromiseLike<Value>) | null,
    onRejected?: ((reason: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Value | Caught> {
    // `catch` alone, which only keeps a failure from being unhandled, awaits nothing.
    if (typeof onFulfilled === 'function') queueMicrotask(() => this.#dropUnlessIterated());
    return this.#output.then(onFulfilled, onRejected);
  }

  catch<Caught = never>(onRejected?: ((reason: unknown) => Caught | PromiseLike<Caught>) | null): Promise<unknown> {
    return this.#output.catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<unknown> {
    return this.#output.finally(onFinally);
  }

  /** @throws Error where the items were dropped, because the output was awaited before */
  [Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    if (this.#fate === 'dropped') throw new Error('the items of this call were dropped, because its output was awaited before anybody iterated over them');
    this.#fate = 'iterated';
    // Who iterates hears of a failure there; he need not look at the output as well.
    this.#output.catch(() => undefined);
    return this.#iterate();
  }

  async *#iterate(): AsyncGenerator<unknown, void, undefined> {
    let complete = false;
    try {
      for await (const item of this.#items) yield item;
      complete = true;
    } finally {
      if (!complete) this.#withdraw();
    }
    await this.#output;
  }

  #dropUnlessIterated(): void {
    if (this.#fate !== 'open') return;
    this.#fate = 'dropped';
    this.#items.drop();
  }
}
