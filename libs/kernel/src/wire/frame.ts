/** Kind byte of a frame that holds one JSON-RPC object in UTF-8; 2 is reserved for binary bulk. */
export const JSON_FRAME = 1;

const HEADER_BYTES = 5;

/** Frames of JSON texts, one behind the other in one buffer: 4-byte big-endian length of what follows, kind byte, payload. */
export function encodeFrames(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const buffer = Buffer.allocUnsafe(sizes.reduce((total, size) => total + HEADER_BYTES + size, 0));
  let offset = 0;
  for (const [index, text] of texts.entries()) {
    const size = sizes[index] ?? 0;
    buffer.writeUInt32BE(size + 1, offset);
    buffer.writeUInt8(JSON_FRAME, offset + 4);
    buffer.write(text, offset + HEADER_BYTES);
    offset += HEADER_BYTES + size;
  }
  return buffer;
}

/** Cuts what a plugin sends into messages. The plugin is not trusted: lengths are bounded before anything is kept. */
export class FrameDecoder {
  readonly #maxBytes: number;
  #chunks: Buffer[] = [];
  #held = 0;
  /** Bytes to hold before it is worth looking again. */
  #needed = HEADER_BYTES;

  /** @param maxBytes largest frame that is accepted */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * The values of all frames that are complete with this chunk.
   * @throws Error where the bytes break the protocol; the channel cannot be used after that.
   */
  decode(chunk: Buffer): unknown[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#needed) return [];
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const values: unknown[] = [];
    let at = 0;
    this.#needed = HEADER_BYTES;
    while (bytes.length - at >= HEADER_BYTES) {
      const end = at + this.#sizeOf(bytes, at);
      if (bytes.length < end) {
        this.#needed = end - at;
        break;
      }
      values.push(JSON.parse(bytes.toString('utf8', at + HEADER_BYTES, end)) as unknown);
      at = end;
    }
    this.#chunks = at === bytes.length ? [] : [bytes.subarray(at)];
    this.#held = bytes.length - at;
    return values;
  }

  #sizeOf(bytes: Buffer, at: number): number {
    const length = bytes.readUInt32BE(at);
    if (length < 1 || length > this.#maxBytes) throw new Error(`a frame of ${String(length)} bytes`);
    const kind = bytes.readUInt8(at + 4);
    if (kind !== JSON_FRAME) throw new Error(`a frame of kind ${String(kind)}`);
    return length + 4;
  }
}
