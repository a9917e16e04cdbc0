import { isTooDeep } from './depth.ts';
import { MAX_DEPTH } from './limits.ts';
import { learnForm, usualMessage } from './usual-forms.ts';
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
  if (text.includes(REPLACEMENT) && !process.getBuiltinModule('node:buffer').isUtf8(bytes.subarray(start, end)))
    throw new ProtocolError('not-utf8', 'a message that is not UTF-8');
  // A character a byte: it is ASCII, as most messages are.
  return text.length === end - start ? parsePlain(bytes, text, start, end) : parse(text);
}

function parsePlain(bytes: Buffer, text: string, start: number, end: number): unknown {
  try {
    const usual = usualMessage({ bytes, text, start, end });
    if (usual !== undefined) return usual;
  } catch {
    // The text is written otherwise than it seemed, or is no JSON: the parser says which.
  }
  const value = parse(text);
  learnForm(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProtocolError('not-json', 'a message that is not JSON');
  }
}
