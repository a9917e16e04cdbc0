import { GrowingBuffer } from './growing-buffer.ts';
import { parseJson } from './json.ts';
import { ProtocolError } from './violation.ts';

const LINE_FEED = 0x0a;

/** JSON texts of the newline profile, each with its line feed: JSON text made by a serialiser holds none of its own. */
export function encodeLines(batch: readonly string[]): Buffer {
  return Buffer.from(`${batch.join('\n')}\n`);
}

const always = (): boolean => true;

/** Cuts a byte stream into lines of JSON, however it arrives: the newline profile. A line may end in CR LF; an empty one says nothing. */
export class LineDecoder {
  readonly #onMessage: (value: unknown, cost: number) => void;
  readonly #maxBytes: number;
  readonly #held = new GrowingBuffer();
  #completed = 0;

  /** @param maxBytes largest line that is accepted, without its line feed */
  constructor(onMessage: (value: unknown, cost: number) => void, maxBytes: number) {
    this.#onMessage = onMessage;
    this.#maxBytes = maxBytes;
  }

  /** Whether a line has begun and is not complete. */
  get open(): boolean {
    return this.#held.length > 0;
  }

  /** Lines that were complete. */
  get completed(): number {
    return this.#completed;
  }

  /**
   * Hand over the lines that are complete with this chunk, for as long as they are wanted. How many of its bytes were taken: all, where they still are.
   * @throws ProtocolError where the bytes break the protocol; the channel cannot be used after that
   */
  decode(chunk: Buffer, wanted: () => boolean = always): number {
    let at = 0;
    for (let feed = chunk.indexOf(LINE_FEED); feed !== -1 && wanted(); feed = chunk.indexOf(LINE_FEED, at)) {
      if (this.#held.length === 0) {
        this.#hand(chunk.subarray(at, feed));
      } else {
        this.#hold(chunk.subarray(at, feed));
        const line = this.#held.view();
        this.#held.clear();
        this.#hand(line);
      }
      at = feed + 1;
    }
    if (at === chunk.length || !wanted()) return at;
    this.#hold(chunk.subarray(at));
    return chunk.length;
  }

  #hold(piece: Buffer): void {
    this.#check(this.#held.length + piece.length);
    this.#held.append(piece, this.#maxBytes);
  }

  #hand(line: Buffer): void {
    this.#completed += 1;
    this.#check(line.length);
    const end = line.at(-1) === 0x0d ? line.length - 1 : line.length;
    if (end > 0) this.#onMessage(parseJson(line, 0, end), end);
  }

  #check(length: number): void {
    if (length > this.#maxBytes) throw new ProtocolError('frame-too-large', `a line of more than ${String(this.#maxBytes)} bytes`);
  }
}
