import { itemText, type OutgoingStream } from './outgoing-stream.ts';

/** Characters of JSON that are worth a message of their own. */
const ENOUGH = 16 * 1024;

// Kept at load: a test that fakes timers must not stop a stream.
const afterTurn = setImmediate;

/**
 * Sends items one after the other, small ones together: those of one turn of the event loop leave in one message. It takes no
 * more than the receiver has room for.
 */
export class ItemBatch {
  readonly #stream: OutgoingStream;
  #texts: string[] = [];
  #characters = 0;
  #due = false;
  #failure: Error | undefined;

  constructor(stream: OutgoingStream) {
    this.#stream = stream;
  }

  /**
   * Send an item; a promise where the next has to wait for room. It is taken as it is now, whatever its owner does with it then.
   * Throws, or rejects, where it cannot be sent and where the receiver wants no more.
   */
  add(item: unknown): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    const text = itemText(item);
    this.#texts.push(text);
    this.#characters += text.length;
    if (this.#characters >= Math.min(ENOUGH, this.#stream.room)) return this.flush();
    if (!this.#due) {
      this.#due = true;
      afterTurn(() => {
        this.#due = false;
        void this.#flushUnheard();
      });
    }
    return undefined;
  }

  /** Let go of everything that was added; rejects as {@link ItemBatch.add} does. */
  flush(): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#texts.length === 0) return undefined;
    const texts = this.#texts;
    this.#texts = [];
    this.#characters = 0;
    return this.#stream.writeTexts(texts);
  }

  /** Nobody waits for it; whoever adds or flushes next hears of its failure. */
  async #flushUnheard(): Promise<void> {
    try {
      await this.flush();
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }
}
