import { ProtocolError } from '../violation.ts';

/** One message of a stream. */
export interface StreamBatch {
  /** Items, or one piece of bytes. */
  readonly values: readonly unknown[];
  /** What it took of the credit, in bytes. */
  readonly cost: number;
}

/**
 * The receiving end of one direction of a stream: an iterable of items and of pieces of bytes. What is not consumed is not
 * granted again, so what it holds never grows beyond its window and one message. Who leaves the iteration early drops the rest.
 */
export class IncomingStream implements AsyncIterable<unknown> {
  readonly #window: number;
  readonly #grant: (bytes: number) => void;
  readonly #held: StreamBatch[] = [];
  #credit: number;
  /** Bytes that were consumed and not granted again. */
  #owed = 0;
  #over = false;
  #dropped = false;
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
    if (this.#dropped) {
      this.#consumed(cost);
      return;
    }
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

  /** Nobody looks at it any more: what is here and what still comes is taken and forgotten, so that the sender need not wait. */
  drop(): void {
    this.#dropped = true;
    for (const { cost } of this.#held.splice(0)) this.#consumed(cost);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    try {
      for (let held = await this.#next(); held !== undefined; held = await this.#next()) {
        try {
          yield* held.values;
        } finally {
          this.#consumed(held.cost);
        }
      }
    } finally {
      this.drop();
    }
  }

  /** The same message by message, for who passes them on: one is granted again when the next is asked for. */
  async *batches(): AsyncGenerator<StreamBatch, void, undefined> {
    for (let held = await this.#next(); held !== undefined; held = await this.#next()) {
      yield held;
      this.#consumed(held.cost);
    }
  }

  /** The next message; undefined at the end. @throws Error why the stream failed */
  async #next(): Promise<StreamBatch | undefined> {
    while (this.#held.length === 0 && !this.#over) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = undefined;
    }
    const held = this.#held.shift();
    if (held === undefined && this.#failure !== undefined) throw this.#failure;
    return held;
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
