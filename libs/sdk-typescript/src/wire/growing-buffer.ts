/**
 * Bytes that arrive in pieces. It doubles as it fills, up to what is needed: a frame that is sent byte by byte costs no more than
 * its own size, and one that is only announced costs nothing.
 */
export class GrowingBuffer {
  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param needed bytes that will be held in the end */
  append(piece: Uint8Array, needed: number): void {
    const after = this.#length + piece.length;
    if (after > this.#buffer.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(after, Math.min(needed, 2 * after)));
      this.#buffer.copy(grown, 0, 0, this.#length);
      this.#buffer = grown;
    }
    this.#buffer.set(piece, this.#length);
    this.#length = after;
  }

  /** What is held. */
  view(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  clear(): void {
    this.#buffer = Buffer.alloc(0);
    this.#length = 0;
  }
}
