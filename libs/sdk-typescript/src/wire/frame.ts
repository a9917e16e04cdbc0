import { GrowingBuffer } from './growing-buffer.ts';
import { parseJson } from './json.ts';
import { readStreamBytes, type StreamBytes } from './stream/stream-bytes.ts';
import { ProtocolError } from './violation.ts';

/** Kind byte of a frame that holds one JSON-RPC object in UTF-8. */
export const JSON_FRAME = 1;

/** Kind byte of a frame that holds bytes of a stream. */
export const BYTES_FRAME = 2;

const HEADER_BYTES = 5;

/** Hears what arrives, in order. */
export interface FrameSink {
  /** A JSON value, unchecked. `cost` is its length in bytes, by which a stream pays. */
  onMessage(value: unknown, cost: number): void;
  onBytes(data: StreamBytes, cost: number): void;
}

/** Bytes of UTF-8 that a character of a JavaScript string takes at most. */
const MAX_UTF8 = 3;

/** Small batches are written here before it is known how many bytes they take: to count the bytes of a text costs as much as to write it. */
const SCRATCH_BYTES = 256 * 1024;
let scratch: Buffer | undefined;

/** Frames, one behind the other in one buffer: a text becomes a frame of kind 1, a payload of stream bytes one of kind 2. */
export function encodeFrames(batch: readonly (string | Uint8Array)[]): Buffer {
  let most = 0;
  for (const item of batch) most += HEADER_BYTES + (typeof item === 'string' ? MAX_UTF8 * item.length : item.length);
  if (most <= SCRATCH_BYTES) {
    scratch ??= Buffer.allocUnsafeSlow(SCRATCH_BYTES);
    return Buffer.from(scratch.subarray(0, writeFrames(scratch, batch)));
  }
  const sizes = batch.map((item) => HEADER_BYTES + (typeof item === 'string' ? Buffer.byteLength(item) : item.length));
  const buffer = Buffer.allocUnsafeSlow(sizes.reduce((total, size) => total + size, 0));
  writeFrames(buffer, batch);
  return buffer;
}

/** The offset behind the frames. */
function writeFrames(buffer: Buffer, batch: readonly (string | Uint8Array)[]): number {
  let offset = 0;
  for (const item of batch) {
    const start = offset + HEADER_BYTES;
    let end = start;
    if (typeof item === 'string') {
      end += buffer.write(item, start);
    } else {
      buffer.set(item, start);
      end += item.length;
    }
    buffer.writeUInt32BE(end - start + 1, offset);
    buffer[start - 1] = typeof item === 'string' ? JSON_FRAME : BYTES_FRAME;
    offset = end;
  }
  return offset;
}

const always = (): boolean => true;

/** Cuts a byte stream into frames, however it arrives. The sender is not trusted: lengths are bounded before anything is kept. */
export class FrameDecoder {
  readonly #sink: FrameSink;
  readonly #maxBytes: number;
  readonly #held = new GrowingBuffer();
  /** Bytes to hold before it is worth looking again. */
  #needed = HEADER_BYTES;
  #completed = 0;

  /** @param maxBytes largest length of a frame that is accepted, kind byte included */
  constructor(sink: FrameSink, maxBytes: number) {
    this.#sink = sink;
    this.#maxBytes = maxBytes;
  }

  /** Whether a frame has begun and is not complete. */
  get open(): boolean {
    return this.#held.length > 0;
  }

  /** Frames that were complete. */
  get completed(): number {
    return this.#completed;
  }

  /**
   * Hand over the frames that are complete with this chunk, for as long as they are wanted. How many of its bytes were taken: all, where they still are.
   * @throws ProtocolError where the bytes break the protocol; what came before was handed over, the channel cannot be used after that
   */
  decode(chunk: Buffer, wanted: () => boolean = always): number {
    let at = 0;
    // Only what completes the open frame is copied to it; the frames behind it are read where they are.
    while (at < chunk.length && this.#held.length > 0) {
      const piece = chunk.subarray(at, at + this.#needed - this.#held.length);
      this.#held.append(piece, this.#needed);
      at += piece.length;
      if (this.#held.length < this.#needed) return at;
      const bytes = this.#held.view();
      if (this.#take(bytes, 0, wanted) === bytes.length) this.#held.clear();
    }
    if (at < chunk.length) at = this.#take(chunk, at, wanted);
    if (at === chunk.length || !wanted()) return at;
    this.#held.append(chunk.subarray(at), this.#needed);
    return chunk.length;
  }

  /** Hand over the complete frames from here on; the offset behind them. */
  #take(bytes: Buffer, start: number, wanted: () => boolean): number {
    let at = start;
    this.#needed = HEADER_BYTES;
    while (bytes.length - at >= HEADER_BYTES && wanted()) {
      const end = at + this.#sizeOf(bytes, at);
      if (bytes.length < end) {
        this.#needed = end - at;
        break;
      }
      this.#hand(bytes, at + HEADER_BYTES, end);
      at = end;
    }
    return at;
  }

  #hand(bytes: Buffer, start: number, end: number): void {
    this.#completed += 1;
    if (bytes[start - 1] === JSON_FRAME) this.#sink.onMessage(parseJson(bytes, start, end), end - start);
    else this.#sink.onBytes(readStreamBytes(bytes, start, end), end - start);
  }

  /** Bytes of the frame that begins here, its header included. */
  #sizeOf(bytes: Buffer, at: number): number {
    const length = bytes.readUInt32BE(at);
    if (length === 0) throw new ProtocolError('frame-empty', 'a frame of 0 bytes');
    if (length > this.#maxBytes) throw new ProtocolError('frame-too-large', `a frame of ${String(length)} bytes`);
    const kind = bytes[at + 4];
    if (kind !== JSON_FRAME && kind !== BYTES_FRAME) throw new ProtocolError('frame-kind', `a frame of kind ${String(kind)}`);
    return length + 4;
  }
}
