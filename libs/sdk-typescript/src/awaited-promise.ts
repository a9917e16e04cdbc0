type Fulfilled<T, Value> = ((value: T) => Value | PromiseLike<Value>) | null | undefined;
type Rejected<Caught> = ((reason: unknown) => Caught | PromiseLike<Caught>) | null | undefined;

/**
 * A promise that tells when somebody waits for its value. Who only listens for its failure, by `catch` alone or by `finally`, does not: he gets
 * another one of this kind, by which he may wait.
 */
export class AwaitedPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'AwaitedPromise';
  readonly #promise: Promise<T>;
  readonly #onAwait: () => void;

  /** @param onAwait runs in the turn of each `then`, after it */
  constructor(promise: Promise<T>, onAwait: () => void) {
    this.#promise = promise;
    this.#onAwait = onAwait;
  }

  then<Value = T, Caught = never>(onFulfilled?: Fulfilled<T, Value>, onRejected?: Rejected<Caught>): Promise<Value | Caught> {
    const settled = this.#promise.then(onFulfilled, onRejected);
    if (typeof onFulfilled !== 'function') return new AwaitedPromise(settled, this.#onAwait);
    queueMicrotask(this.#onAwait);
    return settled;
  }

  catch<Caught = never>(onRejected?: Rejected<Caught>): Promise<T | Caught> {
    return new AwaitedPromise(this.#promise.catch(onRejected), this.#onAwait);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return new AwaitedPromise(this.#promise.finally(onFinally), this.#onAwait);
  }
}
