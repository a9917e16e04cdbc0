/** Kind byte of a frame that holds one JSON-RPC object in UTF-8. */
export const JSON_FRAME = 1;

const HEADER_BYTES = 5;

/** Largest frame that is read: a wrong length must not make the process allocate without end. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

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

/** Cuts a byte stream into frames, however it arrives. */
export class FrameReader {
  #pending: Buffer[] = [];
  #size = 0;

  /**
   * The JSON values of all frames that are complete now.
   * @throws Error when the stream is not of this protocol; the channel is of no use after that.
   */
  read(chunk: Buffer): unknown[] {
    this.#pending.push(chunk);
    this.#size += chunk.length;
    const messages: unknown[] = [];
    for (;;) {
      if (this.#size < HEADER_BYTES) return messages;
      const header = this.#joined(HEADER_BYTES);
      const length = header.readUInt32BE(0);
      if (length < 1 || length > MAX_FRAME_BYTES) throw new Error(`frame of ${String(length)} bytes`);
      if (header[4] !== JSON_FRAME) throw new Error(`frame of unknown kind ${String(header[4])}`);
      if (this.#size < length + 4) return messages;
      const buffer = this.#joined(length + 4);
      messages.push(JSON.parse(buffer.toString('utf8', HEADER_BYTES, length + 4)) as unknown);
      const rest = buffer.subarray(length + 4);
      this.#pending[0] = rest;
      this.#size -= length + 4;
    }
  }

  /** The first buffer, once it holds at least so many bytes; chunks are joined only when a frame needs it. */
  #joined(bytes: number): Buffer {
    const first = this.#pending[0];
    if (first !== undefined && first.length >= bytes) return first;
    const all = Buffer.concat(this.#pending);
    this.#pending = [all];
    return all;
  }
}
