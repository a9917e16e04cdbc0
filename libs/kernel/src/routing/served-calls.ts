/** What the kernel remembers of a call that a plugin is serving. */
export interface ServedCall {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly traceparent: string;
}

/** The calls that one plugin is serving, by the id of the request. What the plugin calls in turn inherits from them. */
export class ServedCalls {
  readonly #calls = new Map<number, ServedCall>();

  add(id: number, call: ServedCall): void {
    this.#calls.set(id, call);
  }

  remove(id: number): void {
    this.#calls.delete(id);
  }

  /** The call of an id, if the plugin is really serving it. */
  get(id: number | undefined): ServedCall | undefined {
    return id === undefined ? undefined : this.#calls.get(id);
  }

  /** How many there are. */
  get size(): number {
    return this.#calls.size;
  }

  clear(): void {
    this.#calls.clear();
  }

  /** Milliseconds from `now` to the last deadline; 0 where nothing is served. */
  busyFor(now: number): number {
    let latest = now;
    for (const { deadline } of this.#calls.values()) latest = Math.max(latest, deadline);
    return latest - now;
  }
}
