import { ProtocolError } from '../violation.ts';

interface Held {
  readonly values: readonly unknown[];
  readonly cost: number;
}

/**
 * The receiving end of one direction of a stream: an iterable of items and of pieces of bytes. What is not consumed is not
 * granted again, so what it holds never grows beyond its window and one message.
 */
export class IncomingStream implements AsyncIterable<unknown> {
  readonly #window: number;
  readonly #grant: (bytes: number) => void;
  readonly #held: Held[] = [];
  #credit: number;
  /** Bytes that were consumed and not granted again. */
  #owed = 0;
  #over = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  /**
   * @param window bytes that may be on their way at once; granted already
   * @param grant tells the sender that there is room for more
   */
  constructor(window: number, grant: (bytes: number) => void) {
    this.#window = window;
    this.#credit = window;
    this.#grant = grant;
  }

  /** Whether nothing more may come. */
  get over(): boolean {
    return this.#over;
  }

  /**
   * A message of the stream arrived. After the end it is dropped, and still pays: a sender that does not stop runs out of credit.
   * @throws ProtocolError `credit-exceeded`
   */
  push(values: readonly unknown[], cost: number): void {
    this.#pay(cost);
    if (this.#over) return;
    this.#held.push({ values, cost });
    this.#wake?.();
  }

  /** Nothing more comes: the sender said so, or the call is over; with an error where it failed. */
  end(failure?: Error): void {
    if (this.#over) return;
    this.#over = true;
    this.#failure = failure;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    for (;;) {
      const held = this.#held.shift();
      if (held !== undefined) {
        yield* held.values;
        this.#consumed(held.cost);
      } else if (this.#over) {
        if (this.#failure !== undefined) throw this.#failure;
        return;
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        this.#wake = undefined;
      }
    }
  }

  #pay(cost: number): void {
    if (this.#credit <= 0) throw new ProtocolError('credit-exceeded', 'data of a stream beyond its credit');
    this.#credit -= cost;
  }

  #consumed(cost: number): void {
    this.#owed += cost;
    if (this.#over || this.#owed * 2 < this.#window) return;
    this.#credit += this.#owed;
    this.#grant(this.#owed);
    this.#owed = 0;
  }
}
