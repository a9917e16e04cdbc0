/** What is done to one plugin happens one after the other; what is done to different plugins side by side. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Do something when everything before it, of the same plugin, is done. */
  take<T>(plugin: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(plugin) ?? Promise.resolve();
    const done = before.then(work, work);
    const last = done
      .catch(() => undefined)
      .finally(() => {
        if (this.#last.get(plugin) === last) this.#last.delete(plugin);
      });
    this.#last.set(plugin, last);
    return done;
  }

  /** Resolves when nothing is being done any more. */
  async settled(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
