/**
 * Gathers what is sent within one turn of the event loop, so that it leaves in one write: waking the other side costs
 * more than a message does. A turn ends when every promise that it settled has been continued, so nothing is held back for long.
 */
export class Outbox {
  readonly #write: (batch: readonly string[]) => void;
  #batch: string[] = [];

  /** @param write brings the texts of one turn on their way, in order */
  constructor(write: (batch: readonly string[]) => void) {
    this.#write = write;
  }

  /**
   * Send a message as JSON.
   * @throws Error where it cannot be JSON; nothing is sent then
   */
  add(message: object): void {
    const text = JSON.stringify(message);
    if (this.#batch.length === 0) process.nextTick(() => this.flush());
    this.#batch.push(text);
  }

  /** Let go of everything now. */
  flush(): void {
    if (this.#batch.length === 0) return;
    const batch = this.#batch;
    this.#batch = [];
    this.#write(batch);
  }
}
