/**
 * Whether the kernel withdrew a call. The handler sees it as an `AbortSignal`, which is made only when somebody looks at it: most
 * handlers never do, and a signal costs more than the rest of a small call.
 */
export class Cancellation {
  #cancelled = false;
  #controller: AbortController | undefined;
  #listeners: Set<() => void> | undefined;

  get cancelled(): boolean {
    return this.#cancelled;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#cancelled) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  /** Run a function when the call is withdrawn; returns how to take that back. */
  onCancel(run: () => void): () => void {
    const listeners = (this.#listeners ??= new Set());
    listeners.add(run);
    return () => void listeners.delete(run);
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.#controller?.abort();
    for (const run of this.#listeners ?? []) run();
    this.#listeners = undefined;
  }
}
