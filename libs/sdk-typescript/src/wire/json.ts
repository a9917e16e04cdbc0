import { isUtf8 } from 'node:buffer';
import { isTooDeep } from './depth.ts';
import { MAX_DEPTH } from './limits.ts';
import { ProtocolError } from './violation.ts';

const REPLACEMENT = '\ufffd';

/**
 * The JSON value of some bytes of UTF-8.
 * @throws ProtocolError `not-utf8`, `too-deep` or `not-json`
 */
export function parseJson(bytes: Buffer, start: number, end: number): unknown {
  if (isTooDeep(bytes, start, end)) throw new ProtocolError('too-deep', `a message that nests deeper than ${String(MAX_DEPTH)} levels`);
  const text = bytes.toString('utf8', start, end);
  // Bytes that are no UTF-8 become replacement characters; only text that has one needs the second look.
  if (text.includes(REPLACEMENT) && !isUtf8(bytes.subarray(start, end))) throw new ProtocolError('not-utf8', 'a message that is not UTF-8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProtocolError('not-json', 'a message that is not JSON');
  }
}
