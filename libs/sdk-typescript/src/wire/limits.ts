/** What a receiver holds the other side of a channel to. */
export interface WireLimits {
  /** Largest length of a frame, kind byte included, and largest line, in bytes. */
  readonly maxFrameBytes: number;
  /** How long a frame or a line may take from its first byte to its last, in milliseconds. */
  readonly frameTimeoutMs: number;
}

/** The limits of a side that is told nothing else. */
export const defaultWireLimits: WireLimits = { maxFrameBytes: 16 * 1024 * 1024, frameTimeoutMs: 30_000 };

/** Objects and arrays of one message may lie so deep in each other; the message itself is the first. */
export const MAX_DEPTH = 512;

/** What each side lets be on its way at once in one direction of a stream, in bytes. */
export const STREAM_WINDOW = 256 * 1024;

/** Credit of one direction of a stream never goes beyond this many bytes. */
export const MAX_CREDIT = 2 ** 31 - 1;
