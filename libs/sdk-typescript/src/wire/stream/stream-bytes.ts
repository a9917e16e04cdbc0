import { ProtocolError } from '../violation.ts';

/** Which way data of a stream goes: towards the side that made the request, or towards the side that serves it. */
export type StreamTarget = 'caller' | 'callee';

/** One piece of a stream of bytes. */
export interface StreamBytes {
  /** Id of the request that the stream belongs to, as the caller numbers it. */
  readonly id: number;
  readonly to: StreamTarget;
  readonly bytes: Uint8Array;
  /** Whether it is the last piece of this direction. */
  readonly end: boolean;
}

const HEAD_BYTES = 9;
const END = 1;
const TO_CALLEE = 2;

/** The payload of a frame of kind 2: flags, id of the request in 8 bytes, the bytes. */
export function writeStreamBytes({ id, to, bytes, end }: StreamBytes): Buffer {
  const payload = Buffer.allocUnsafe(HEAD_BYTES + bytes.length);
  payload[0] = (end ? END : 0) | (to === 'callee' ? TO_CALLEE : 0);
  payload.writeUInt32BE(Math.floor(id / 2 ** 32), 1);
  payload.writeUInt32BE(id % 2 ** 32, 5);
  payload.set(bytes, HEAD_BYTES);
  return payload;
}

/**
 * Read such a payload; the bytes are copied, so that they do not keep what they arrived in.
 * @throws ProtocolError `frame-form`
 */
export function readStreamBytes(payload: Buffer, start: number, end: number): StreamBytes {
  if (end - start < HEAD_BYTES) throw new ProtocolError('frame-form', `a frame of stream bytes with ${String(end - start)} bytes`);
  const flags = payload.readUInt8(start);
  const id = payload.readUInt32BE(start + 1) * 2 ** 32 + payload.readUInt32BE(start + 5);
  if (flags > (END | TO_CALLEE)) throw new ProtocolError('frame-form', `a frame of stream bytes with the flags ${String(flags)}`);
  if (!Number.isSafeInteger(id)) throw new ProtocolError('frame-form', 'a frame of stream bytes with an id beyond 2^53 - 1');
  const bytes = new Uint8Array(payload.subarray(start + HEAD_BYTES, end));
  return { id, to: (flags & TO_CALLEE) === 0 ? 'caller' : 'callee', bytes, end: (flags & END) !== 0 };
}
