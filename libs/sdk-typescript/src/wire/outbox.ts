/** So many messages are worth waking the other side for within a turn. */
const ENOUGH = 64;

/**
 * Gathers what is sent within one turn of the event loop, so that it leaves in one write: waking the other side costs
 * more than a message does. A turn ends when every promise that it settled has been continued, so nothing is held back for long.
 * Of very many messages the first leave at once, so that the other side works on them while the rest is made.
 */
export class Outbox<Item = string> {
  readonly #write: (batch: readonly Item[]) => void;
  #batch: Item[] = [];

  /** @param write brings what was added within one turn on its way, in order */
  constructor(write: (batch: readonly Item[]) => void) {
    this.#write = write;
  }

  add(item: Item): void {
    if (this.#batch.length === 0) process.nextTick(() => this.flush());
    this.#batch.push(item);
    if (this.#batch.length === ENOUGH) this.flush();
  }

  /** Let go of everything now. */
  flush(): void {
    if (this.#batch.length === 0) return;
    const batch = this.#batch;
    this.#batch = [];
    this.#write(batch);
  }
}
