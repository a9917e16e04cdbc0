import { MAX_CREDIT } from '../limits.ts';
import { notJson } from '../message-text.ts';
import { ProtocolError } from '../violation.ts';

/** Bytes are cut into pieces of this size, so that calls get between them. */
const PIECE_BYTES = 64 * 1024;

/** How one piece leaves; returns what it cost, in bytes. */
export interface Transmitter {
  /** @param texts each one item, as JSON */
  items(texts: readonly string[]): number;
  bytes(bytes: Uint8Array): number;
  end(): void;
  /** Undefined while what leaves is read, else when it was. */
  drained?(): Promise<void> | undefined;
}

/**
 * An item as the text that travels. What JSON leaves out is null, as in an array.
 * @throws UnsendableError for what is no JSON
 */
export function itemText(item: unknown): string {
  try {
    const text = JSON.stringify(item) as string | undefined;
    return text ?? 'null';
  } catch (error) {
    throw notJson(error);
  }
}

/**
 * The sending end of one direction of a stream. Writing waits for credit: that is the back-pressure. It also waits for a channel that is not read:
 * credit is what the other side says, and what it does not read stays in this side's memory.
 */
export class OutgoingStream {
  readonly #transmit: Transmitter;
  #credit: number;
  #closed: Error | undefined;
  #waiting: (() => void)[] = [];

  /** @param credit bytes that the receiver has room for at first */
  constructor(credit: number, transmit: Transmitter) {
    this.#credit = credit;
    this.#transmit = transmit;
  }

  /** Bytes that the receiver has room for; what is written now leaves at once where it is above 0. */
  get room(): number {
    return this.#closed === undefined ? Math.max(0, this.#credit) : 0;
  }

  /** Send items, each any JSON value, once there is credit; rejects when the receiver wants no more. */
  async write(items: readonly unknown[]): Promise<void> {
    await this.writeTexts(items.map(itemText));
  }

  /** The same for items that are JSON text already; nothing to wait for where there is room. */
  writeTexts(texts: readonly string[]): Promise<void> | undefined {
    // Looked at again after each wait: another writer may have been faster.
    if (!this.#free) return this.#wait().then(() => this.writeTexts(texts));
    const cost = this.#transmit.items(texts);
    // Read after it: within one process the receiver may give credit while it is sent.
    this.#credit -= cost;
    return undefined;
  }

  /** Send bytes, as fast as the receiver takes them. */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      while (!this.#free) await this.#wait();
      const cost = this.#transmit.bytes(bytes.subarray(at, at + PIECE_BYTES));
      this.#credit -= cost;
    }
  }

  /** Say that nothing more comes in this direction. */
  end(): void {
    if (this.#closed !== undefined) return;
    this.close(new Error('the stream has ended'));
    this.#transmit.end();
  }

  /**
   * The receiver has room for so many more bytes, an integer above 0.
   * @throws ProtocolError `credit-invalid`
   */
  grant(bytes: number): void {
    if (this.#credit + bytes > MAX_CREDIT) throw new ProtocolError('credit-invalid', `credit of ${String(this.#credit + bytes)} bytes`);
    const wasOut = this.#credit <= 0;
    this.#credit += bytes;
    if (wasOut) this.#wake();
  }

  /** Nobody takes it any more; whoever waits to write hears why. */
  close(reason: Error): void {
    this.#closed ??= reason;
    this.#wake();
  }

  get #free(): boolean {
    return this.room > 0 && this.#transmit.drained?.() === undefined;
  }

  /** Wait for credit, and for a channel that is read. */
  async #wait(): Promise<void> {
    if (this.#closed === undefined) {
      const drained = this.#credit > 0 ? this.#transmit.drained?.() : undefined;
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        void drained?.then(resolve);
      });
    }
    if (this.#closed !== undefined) throw this.#closed;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
