import type { Meta } from './rpc.ts';

/** Texts that come again with every call, as JSON. Whoever calls may name himself, so there is an end to them. */
const MOST_KNOWN = 1_000;
const LONGEST_KNOWN = 200;
const known = new Map<string, string>();

/** What needs no escape: trace contexts and ids are such. */
const PLAIN = /^[\w-]{0,64}$/;

function quoted(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const json = JSON.stringify(text);
  if (text.length > LONGEST_KNOWN) return json;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, json);
  return json;
}

function digits(number: number): string {
  return Number.isFinite(number) ? String(number) : 'null';
}

/** Calls of one moment have the same two times; making digits of a double costs as much as the rest of the text. */
class LastDigits {
  #number = 0;
  #text = '0';

  of(number: number): string {
    if (number !== this.#number) {
      this.#number = number;
      this.#text = digits(number);
    }
    return this.#text;
  }
}

const timestamps = new LastDigits();
const deadlines = new LastDigits();

function listed(names: readonly string[]): string {
  const [only] = names;
  return only !== undefined && names.length === 1 ? `[${quoted(only)}]` : JSON.stringify(names);
}

function metaText({ timestamp, from, to, type, deadline, traceparent, id, topic, parent, download, upload }: Meta): string {
  let text = `{"timestamp":${timestamps.of(timestamp)},"from":${quoted(from)},"to":${listed(to)},"type":${quoted(type)}`;
  if (deadline !== undefined) text += `,"deadline":${deadlines.of(deadline)}`;
  if (traceparent !== undefined) text += `,"traceparent":${PLAIN.test(traceparent) ? `"${traceparent}"` : JSON.stringify(traceparent)}`;
  if (id !== undefined) text += `,"id":${JSON.stringify(id)}`;
  if (topic !== undefined) text += `,"topic":${quoted(topic)}`;
  if (parent !== undefined) text += `,"parent":${digits(parent)}`;
  if (download !== undefined) text += `,"download":${digits(download)}`;
  if (upload !== undefined) text += `,"upload":${upload ? 'true' : 'false'}`;
  return `${text}}`;
}

/**
 * The text of a request, as `JSON.stringify` makes it of the message, in a third of the time: most of it is the same with every call.
 * @throws TypeError where the data is no JSON
 */
export function requestText(id: number, method: string, data: unknown, meta: Meta): string {
  const json = JSON.stringify(data) as string | undefined;
  return `{"jsonrpc":"2.0","id":${String(id)},"method":${quoted(method)},"params":{${json === undefined ? '' : `"data":${json},`}"_meta":${metaText(meta)}}}`;
}
