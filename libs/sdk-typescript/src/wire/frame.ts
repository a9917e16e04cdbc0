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
  /** Bytes to hold before it is worth looking again. */
  #needed = HEADER_BYTES;

  /**
   * The JSON values of all frames that are complete now.
   * @throws Error when the stream is not of this protocol; the channel is of no use after that.
   */
  read(chunk: Buffer): unknown[] {
    this.#pending.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return [];
    const bytes = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending);
    const messages: unknown[] = [];
    let at = 0;
    this.#needed = HEADER_BYTES;
    while (bytes.length - at >= HEADER_BYTES) {
      const end = at + sizeOf(bytes, at);
      if (bytes.length < end) {
        this.#needed = end - at;
        break;
      }
      messages.push(JSON.parse(bytes.toString('utf8', at + HEADER_BYTES, end)) as unknown);
      at = end;
    }
    this.#pending = at === bytes.length ? [] : [bytes.subarray(at)];
    this.#size = bytes.length - at;
    return messages;
  }
}

/** Bytes of the frame that begins here, its header included. */
function sizeOf(bytes: Buffer, at: number): number {
  const length = bytes.readUInt32BE(at);
  if (length < 1 || length > MAX_FRAME_BYTES) throw new Error(`frame of ${String(length)} bytes`);
  const kind = bytes[at + 4];
  if (kind !== JSON_FRAME) throw new Error(`frame of unknown kind ${String(kind)}`);
  return length + 4;
}
