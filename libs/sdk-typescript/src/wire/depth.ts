import { MAX_DEPTH } from './limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Strings longer than this are left by a search in native code. */
const SHORT = 24;

/** The index behind the string that begins before `at`. */
function endOfString(bytes: Uint8Array, at: number, end: number): number {
  let index = at;
  const short = Math.min(end, at + SHORT);
  while (index < short) {
    const byte = bytes[index];
    if (byte === QUOTE) return index + 1;
    index += byte === BACKSLASH ? 2 : 1;
  }
  for (;;) {
    const quote = bytes.indexOf(QUOTE, index);
    if (quote === -1 || quote >= end) return end;
    let slashes = 0;
    while (quote - 1 - slashes >= index && bytes[quote - 1 - slashes] === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    index = quote + 1;
  }
}

/**
 * Whether JSON text nests deeper than {@link MAX_DEPTH}. Parsers are iterative, but most of what is done with a value afterwards
 * is recursive, so it must not come to that. Text that is no JSON gets some answer; the parser refuses it.
 */
export function isTooDeep(bytes: Uint8Array, start: number, end: number): boolean {
  // A level takes an opening and a closing bracket, so most messages need no look.
  if (end - start <= 2 * MAX_DEPTH) return false;
  let depth = 0;
  let index = start;
  while (index < end) {
    const byte = bytes[index];
    index += 1;
    if (byte === QUOTE) {
      index = endOfString(bytes, index, end);
    } else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (byte === 0x5d || byte === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}

/** The index behind the string that begins before `at`. */
function endOfText(text: string, at: number): number {
  let index = at;
  const short = Math.min(text.length, at + SHORT);
  while (index < short) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) return index + 1;
    index += code === BACKSLASH ? 2 : 1;
  }
  for (;;) {
    const quote = text.indexOf('"', index);
    if (quote === -1) return text.length;
    let slashes = 0;
    while (quote - 1 - slashes >= index && text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    index = quote + 1;
  }
}

/** The same as {@link isTooDeep} of text that is not bytes yet, which spares a copy of it. */
export function isTextTooDeep(text: string): boolean {
  if (text.length <= 2 * MAX_DEPTH) return false;
  let depth = 0;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    index += 1;
    if (code === QUOTE) {
      index = endOfText(text, index);
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}
