import { UnsendableError } from '../message-text.ts';
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
  /** What waits to be written, in this order. */
  #sending: Promise<void> | undefined;
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
        // Where it fails, `add` and `flush` say so.
        if (this.#failure === undefined) void this.flush()?.catch(() => undefined);
      });
    }
    return undefined;
  }

  /** Let go of everything that was added; rejects as {@link ItemBatch.add} does. */
  flush(): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    // What waits goes first, and whoever flushes waits for it, too.
    if (this.#texts.length === 0) return this.#sending;
    const texts = this.#texts;
    this.#texts = [];
    this.#characters = 0;
    const sent = this.#sending === undefined ? this.#send(texts) : this.#sending.then(() => this.#send(texts));
    if (sent !== undefined) this.#wait(sent);
    return sent;
  }

  /** Those that no message can carry together go one by one: what came before one that cannot go by itself must not be lost for it. */
  #send(texts: readonly string[]): Promise<void> | undefined {
    const apart = async (error: unknown): Promise<void> => {
      if (texts.length === 1 || !(error instanceof UnsendableError)) throw error;
      for (const text of texts) await this.#stream.writeTexts([text]);
    };
    try {
      return this.#stream.writeTexts(texts)?.catch(apart);
    } catch (error) {
      return apart(error);
    }
  }

  /** Somebody may wait for it, or nobody; whoever adds or flushes next hears of its failure. */
  #wait(sent: Promise<void>): void {
    this.#sending = sent;
    sent.then(
      () => {
        if (this.#sending === sent) this.#sending = undefined;
      },
      (error: unknown) => (this.#failure ??= error as Error),
    );
  }
}
