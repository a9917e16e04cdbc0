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

type Opening = Pick<Meta, 'timestamp' | 'from' | 'to' | 'type' | 'deadline'>;

/** What `_meta` begins with, as it was made last: calls of one moment have it in common, and digits of a double cost as much as the rest of the text. */
class LastOpening {
  #of: Opening = { timestamp: Number.NaN, from: '', to: [], type: 'request' };
  #text = '';

  text(meta: Opening): string {
    const last = this.#of;
    if (meta.timestamp !== last.timestamp || meta.deadline !== last.deadline || meta.from !== last.from || meta.to !== last.to || meta.type !== last.type) {
      const { timestamp, from, to, type, deadline } = meta;
      this.#of = { timestamp, from, to, type, ...(deadline === undefined ? {} : { deadline }) };
      const until = deadline === undefined ? '' : `,"deadline":${digits(deadline)}`;
      this.#text = `"_meta":{"timestamp":${digits(timestamp)},"from":${quoted(from)},"to":${listed(to)},"type":${quoted(type)}${until}`;
    }
    return this.#text;
  }
}

const opening = new LastOpening();

function listed(names: readonly string[]): string {
  const [only] = names;
  return only !== undefined && names.length === 1 ? `[${quoted(only)}]` : JSON.stringify(names);
}

/** The members of `_meta` that come behind its opening. */
function restText({ traceparent, id, topic, parent, download, upload }: Meta): string {
  let text = '';
  if (traceparent !== undefined) text += `,"traceparent":${PLAIN.test(traceparent) ? `"${traceparent}"` : JSON.stringify(traceparent)}`;
  if (id !== undefined) text += `,"id":${JSON.stringify(id)}`;
  if (topic !== undefined) text += `,"topic":${quoted(topic)}`;
  if (parent !== undefined) text += `,"parent":${digits(parent)}`;
  if (download !== undefined) text += `,"download":${digits(download)}`;
  if (upload !== undefined) text += `,"upload":${upload ? 'true' : 'false'}`;
  return text;
}

/**
 * The text of a request, as `JSON.stringify` makes it of the message, in a third of the time: most of it is the same with every call.
 * @throws TypeError where the data is no JSON
 */
export function requestText(id: number, method: string, data: unknown, meta: Meta): string {
  const json = JSON.stringify(data) as string | undefined;
  const head = `{"jsonrpc":"2.0","id":${String(id)},"method":${quoted(method)},"params":{${json === undefined ? '' : `"data":${json},`}`;
  return `${head}${opening.text(meta)}${restText(meta)}}}}`;
}

/**
 * The text of an answer, as `JSON.stringify` makes it of the message.
 * @throws TypeError where the data is no JSON
 */
export function answerText(id: number, data: unknown): string {
  const json = JSON.stringify(data) as string | undefined;
  return `{"jsonrpc":"2.0","id":${String(id)},"result":{${json === undefined ? '' : `"data":${json}`}}}`;
}
