import { isTextTooDeep } from './depth.ts';
import { MAX_DEPTH } from './limits.ts';
import type { Meta } from './rpc.ts';
import { answerText, requestText } from './request-text.ts';

/** A message that cannot be sent; nothing of it was. */
export class UnsendableError extends Error {
  override readonly name = 'UnsendableError';
}

/** What is no JSON: a cycle, a bigint. */
export function notJson(error: unknown): UnsendableError {
  return new UnsendableError(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
}

/** A text that a receiver takes. @throws UnsendableError where he would break the channel for its size or depth */
export function sendableText(text: string, maxBytes: number): string {
  // A character is at most three bytes of UTF-8, and a level takes two: most messages need no look.
  if (text.length <= 2 * MAX_DEPTH && text.length * 3 < maxBytes) return text;
  const size = text.length * 3 < maxBytes ? 0 : Buffer.byteLength(text);
  // The kind byte counts.
  if (size + 1 > maxBytes) throw new UnsendableError(`it has ${String(size)} bytes of JSON, and a message may have ${String(maxBytes - 1)}`);
  if (isTextTooDeep(text)) throw new UnsendableError(`it nests deeper than ${String(MAX_DEPTH)} levels`);
  return text;
}

/**
 * A message as the text that travels.
 * @throws UnsendableError where it is no JSON, or where a receiver would break the channel for it
 */
export function messageText(message: object, maxBytes: number): string {
  let text: string;
  try {
    text = JSON.stringify(message);
  } catch (error) {
    throw notJson(error);
  }
  return sendableText(text, maxBytes);
}

/** A request as the text that travels; throws what {@link messageText} throws. */
export function requestMessageText(id: number, method: string, data: unknown, meta: Meta, maxBytes: number): string {
  let text: string;
  try {
    text = requestText(id, method, data, meta);
  } catch (error) {
    throw notJson(error);
  }
  return sendableText(text, maxBytes);
}

/** An answer as the text that travels; throws what {@link messageText} throws. */
export function answerMessageText(id: number, data: unknown, maxBytes: number): string {
  let text: string;
  try {
    text = answerText(id, data);
  } catch (error) {
    throw notJson(error);
  }
  return sendableText(text, maxBytes);
}
