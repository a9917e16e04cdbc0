import { ProtocolError } from '../violation.ts';

/** One message of a stream. */
export interface StreamBatch {
  /** Items, or one piece of bytes. */
  readonly values: readonly unknown[];
  /** What it took of the credit, in bytes. */
  readonly cost: number;
}

/** What all streams of a channel may hold together. */
export interface StreamStore {
  /** Bytes that are held now. */
  held: number;
  /** So many bytes at most. */
  readonly most: number;
  /** Why a stream whose message is too much is over. */
  full(): Error;
}

/**
 * The receiving end of one direction of a stream: an iterable of items and of pieces of bytes. What is not consumed is not
 * granted again, so what it holds never grows beyond its window and one message. Who leaves the iteration early drops the rest.
 */
export class IncomingStream implements AsyncIterable<unknown> {
  readonly #window: number;
  readonly #grant: (bytes: number) => void;
  readonly #store: StreamStore | undefined;
  readonly #held: StreamBatch[] = [];
  #credit: number;
  /** Bytes that were consumed and not granted again. */
  #owed = 0;
  #over = false;
  #dropped = false;
  #failure: Error | undefined;
  #waiting: (() => void)[] = [];

  /**
   * @param window bytes that may be on their way at once; granted already
   * @param grant tells the sender that there is room for more
   * @param store shared with other streams: beyond its window each may hold a message, and many streams hold many
   */
  constructor(window: number, grant: (bytes: number) => void, store?: StreamStore) {
    this.#window = window;
    this.#credit = window;
    this.#grant = grant;
    this.#store = store;
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
    if (this.#store !== undefined && (this.#store.held += cost) > this.#store.most) {
      this.drop();
      this.end(this.#store.full());
    }
    this.#wake();
  }

  /** Nothing more comes: the sender said so, or the call is over; with an error where it failed. */
  end(failure?: Error): void {
    if (this.#over) return;
    this.#over = true;
    this.#failure = failure;
    this.#wake();
  }

  /** Nobody looks at it any more: what is here and what still comes is taken and forgotten, so that the sender need not wait. */
  drop(): void {
    this.#dropped = true;
    for (const { cost } of this.#held.splice(0)) this.#free(cost);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    for await (const { values } of this.batches()) yield* values;
  }

  /** The same message by message, for who passes them on: one is granted again when the next is asked for. */
  async *batches(): AsyncGenerator<StreamBatch, void, undefined> {
    try {
      for (let held = await this.#next(); held !== undefined; held = await this.#next()) {
        try {
          yield held;
        } finally {
          this.#free(held.cost);
        }
      }
    } finally {
      this.drop();
    }
  }

  /** The next message; undefined at the end. @throws Error why the stream failed */
  async #next(): Promise<StreamBatch | undefined> {
    while (this.#held.length === 0 && !this.#over) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const held = this.#held.shift();
    if (held === undefined && this.#failure !== undefined) throw this.#failure;
    return held;
  }

  #wake(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }

  #pay(cost: number): void {
    if (this.#credit <= 0) throw new ProtocolError('credit-exceeded', 'data of a stream beyond its credit');
    this.#credit -= cost;
  }

  /** A message that was held is not any more. */
  #free(cost: number): void {
    if (this.#store !== undefined) this.#store.held -= cost;
    this.#consumed(cost);
  }

  #consumed(cost: number): void {
    this.#owed += cost;
    if (this.#over || this.#owed * 2 < this.#window) return;
    this.#credit += this.#owed;
    this.#grant(this.#owed);
    this.#owed = 0;
  }
}
