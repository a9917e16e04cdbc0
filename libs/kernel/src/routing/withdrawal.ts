/** By what a call learns that its caller does not want the answer any more: what it needs of an `AbortSignal`, which is one. */
export interface WithdrawSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The withdrawal of one call, heard by one listener. An `AbortController` does the same and costs more than the rest of a small call. */
export class Withdrawal implements WithdrawSignal {
  #aborted = false;
  #listener: (() => void) | undefined = undefined;
  #controller: AbortController | undefined = undefined;

  get aborted(): boolean {
    return this.#aborted;
  }

  /** The same as a whole signal, for those who need one; made when it is first asked for. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#aborted) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listener = listener;
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    if (this.#listener === listener) this.#listener = undefined;
  }

  /** The caller withdraws it; again does nothing. */
  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    const listener = this.#listener;
    this.#listener = undefined;
    this.#controller?.abort();
    listener?.();
  }
}
