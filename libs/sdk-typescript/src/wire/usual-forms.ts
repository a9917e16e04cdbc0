import type { Meta, RpcMessage } from './rpc.ts';

/**
 * A JSON parser makes an object of every part of a message and looks at each name, which for a small message is most of its cost. Nearly all texts
 * are answers and requests as SDKs and the kernel write them, the same but for some numbers, a trace and the data. Those are read here, by
 * comparison with what is known; anything else, down to a space, is left to the parser.
 */

const literal = (text: string): Uint8Array => Buffer.from(text);

const HEAD = literal('{"jsonrpc":"2.0","id":');
const RESULT = literal(',"result":{"data":');
const ANSWER_END = literal('}}');
const METHOD = literal(',"method":"');
const PARAMS = literal('","params":{"data":');
const META = literal(',"_meta":{"timestamp":');
const TRACE = literal(',"traceparent":"');
const PARENT = literal(',"parent":');
const REQUEST_END = literal('}}}');
const TRACE_LENGTH = 55;

/** With so many digits a number is an integer that a double holds. */
const MAX_DIGITS = 15;

const [QUOTE, ZERO, NINE] = [0x22, 0x30, 0x39] as const;

/** What needs no look for escapes: methods and traces are such. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w./-]/.test(String.fromCharCode(byte)) ? 1 : 0));

/** A text, and the same as bytes, one a character. */
interface Source {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Where the text begins and ends in the bytes. */
  readonly start: number;
  readonly end: number;
}

function matches(bytes: Uint8Array, at: number, what: Uint8Array): boolean {
  if (at < 0) return false;
  for (let index = 0; index < what.length; index += 1) if (bytes[at + index] !== what[index]) return false;
  return true;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** The integer between two indexes; NaN where it is none as JSON writes it. */
function integerOf(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > MAX_DIGITS || (end > start + 1 && bytes[start] === ZERO)) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + (bytes[at] ?? 0) - ZERO;
  return value;
}

function startOfDigits(bytes: Uint8Array, end: number): number {
  let start = end;
  while (end - start <= MAX_DIGITS && isDigit(bytes[start - 1])) start -= 1;
  return start;
}

/** The index behind what is plain from here on. */
function endOfPlain(bytes: Uint8Array, start: number): number {
  let end = start;
  while (PLAIN[bytes[end] ?? 0] === 1) end += 1;
  return end;
}

/** What stands between the two times of `_meta`, which is the same with every call of a caller. */
interface Shape {
  readonly bytes: Uint8Array;
  readonly from: string;
  readonly to: readonly string[];
  readonly type: Meta['type'];
}

/** The callers that came last, the newest first. */
let shapes: Shape[] = [];
const MOST_SHAPES = 4;
const LONGEST_SHAPE = 400;

/** Remember the shape of the request that the parser made of a text, unchecked as it is. */
export function learnForm(value: unknown): void {
  const { params } = (value ?? {}) as { readonly params?: { readonly _meta?: Partial<Meta> | null } | null };
  const { from, to, type, deadline, traceparent } = params?._meta ?? {};
  const usual = typeof from === 'string' && typeof type === 'string' && Array.isArray(to) && to.every((id) => typeof id === 'string');
  if (!usual || deadline === undefined || traceparent === undefined) return;
  const bytes = literal(`,"from":${JSON.stringify(from)},"to":${JSON.stringify(to)},"type":${JSON.stringify(type)},"deadline":`);
  if (bytes.length > LONGEST_SHAPE || shapes.some((known) => known.bytes.length === bytes.length && matches(known.bytes, 0, bytes))) return;
  shapes = [{ bytes, from, to, type }, ...shapes].slice(0, MOST_SHAPES);
}

function shapeBefore(bytes: Uint8Array, end: number): Shape | undefined {
  for (const shape of shapes) if (matches(bytes, end - shape.bytes.length, shape.bytes)) return shape;
  return undefined;
}

/** A request, where it names a method and ends as requests do. */
function requestOf({ bytes, text, start, end }: Source, id: number, behind: number): RpcMessage | undefined {
  const name = behind + METHOD.length;
  const nameEnd = endOfPlain(bytes, name);
  if (name === nameEnd || !matches(bytes, nameEnd, PARAMS) || !matches(bytes, end - REQUEST_END.length, REQUEST_END)) return undefined;
  let at = end - REQUEST_END.length;
  let parent: number | undefined;
  if (bytes[at - 1] !== QUOTE) {
    const digits = startOfDigits(bytes, at);
    parent = integerOf(bytes, digits, at);
    at = digits - PARENT.length;
    if (Number.isNaN(parent) || !matches(bytes, at, PARENT)) return undefined;
  }
  const trace = at - 1 - TRACE_LENGTH;
  if (bytes[at - 1] !== QUOTE || endOfPlain(bytes, trace) !== at - 1 || !matches(bytes, trace - TRACE.length, TRACE)) return undefined;
  const deadlineAt = startOfDigits(bytes, trace - TRACE.length);
  const deadline = integerOf(bytes, deadlineAt, trace - TRACE.length);
  const shape = shapeBefore(bytes, deadlineAt);
  if (shape === undefined) return undefined;
  const timestampEnd = deadlineAt - shape.bytes.length;
  const timestampAt = startOfDigits(bytes, timestampEnd);
  const timestamp = integerOf(bytes, timestampAt, timestampEnd);
  const dataEnd = timestampAt - META.length;
  if (Number.isNaN(deadline) || Number.isNaN(timestamp) || !matches(bytes, dataEnd, META)) return undefined;
  const data: unknown = JSON.parse(text.slice(nameEnd + PARAMS.length - start, dataEnd - start));
  const { from, to, type } = shape;
  const meta: Meta = { timestamp, from, to: [...to], type, deadline, traceparent: text.slice(trace - start, at - 1 - start) };
  return {
    jsonrpc: '2.0',
    id,
    method: text.slice(name - start, nameEnd - start),
    params: { data, _meta: parent === undefined ? meta : { ...meta, parent } },
  };
}

/**
 * The message in a text, the same that `JSON.parse` makes of it; undefined where it is not in a usual form.
 * @throws SyntaxError where what looks like data is none, and so perhaps the text
 */
export function usualMessage(source: Source): RpcMessage | undefined {
  const { bytes, text, start, end } = source;
  if (!matches(bytes, start, HEAD)) return undefined;
  const digits = start + HEAD.length;
  let behind = digits;
  while (isDigit(bytes[behind])) behind += 1;
  const id = integerOf(bytes, digits, behind);
  if (Number.isNaN(id)) return undefined;
  if (matches(bytes, behind, METHOD)) return requestOf(source, id, behind);
  if (!matches(bytes, behind, RESULT) || !matches(bytes, end - ANSWER_END.length, ANSWER_END)) return undefined;
  const data: unknown = JSON.parse(text.slice(behind + RESULT.length - start, -ANSWER_END.length));
  return { jsonrpc: '2.0', id, result: { data } };
}
