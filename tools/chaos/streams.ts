import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient } from '@plugwright/kernel';
import { digested } from '../laid-plugins/code/digest.ts';

/** One way to stream: whom, how much, and how its caller dawdles. */
interface Way {
  readonly plugin: string;
  readonly operation: 'list' | 'relay-list' | 'collect' | 'exchange';
  readonly items: number;
  /** Characters of text in each item. */
  readonly size: number;
  /** The caller rests for a moment after so many items, so that a stream is under way for long at the cost of little. */
  readonly restAfter: number;
}

/** The ways of streaming: more than a window each, but for the victim, which must not take long to stop. */
const ways = {
  list: { plugin: 'target', operation: 'list', items: 400, size: 1_000, restAfter: 40 },
  'relay-list': { plugin: 'caller', operation: 'relay-list', items: 400, size: 1_000, restAfter: 100 },
  collect: { plugin: 'target', operation: 'collect', items: 400, size: 1_000, restAfter: 40 },
  exchange: { plugin: 'maker', operation: 'exchange', items: 300, size: 500, restAfter: 30 },
  'victim-list': { plugin: 'victim', operation: 'list', items: 100, size: 100, restAfter: 50 },
  'victim-collect': { plugin: 'victim', operation: 'collect', items: 100, size: 100, restAfter: 50 },
} as const satisfies Readonly<Record<string, Way>>;

/** The name of a way of streaming. */
export type StreamKind = keyof typeof ways;

/** Whether a name is one of a way of streaming. */
export const isStreamKind = (kind: string): kind is StreamKind => Object.hasOwn(ways, kind);

/** What each item that comes down has for its number, by the number of the first and its place. */
const numberOf = ({ operation }: Way, first: number, place: number): number => (operation === 'exchange' ? 2 * (first + place) + 1 : first + place);

/** What is answered at the end of a stream that was whole. */
function outputOf({ operation, items }: Way, first: number): object {
  let digest = 0;
  if (operation !== 'collect') return { items };
  for (let place = 0; place < items; place += 1) digest = digested(digest, first + place);
  return { items, digest };
}

/** What a stream carries, as its caller counts along. */
export interface StreamCount {
  /** Items that went one way or the other. */
  items: number;
}

/**
 * Stream once, and look at each item: the next one, whatever becomes of the call. Where the call ends well, all have come, and the answer is right.
 * @param count is counted up while the stream goes on, so that one that breaks tells how far it came
 * @param wrong hears of what is not right, in words, also of what comes when the call is over
 * @throws CallError where the call failed
 */
export async function streamOnce(client: ControlClient, kind: StreamKind, first: number, count: StreamCount, wrong: (what: string) => void): Promise<void> {
  const way: Way = ways[kind];
  const { plugin, operation, items, size, restAfter } = way;
  const [down, up] = [operation !== 'collect', operation === 'collect' || operation === 'exchange'];
  const text = 'x'.repeat(size);
  let [taken, over, amiss] = [0, false, false];
  const onItems = async (batch: readonly unknown[]): Promise<void> => {
    if (over) {
      wrong(`${kind} of ${String(first)} brought items after its end`);
      return;
    }
    for (const item of batch) {
      // Behind the first that is not right none is.
      const right = amiss || (item as { readonly number?: unknown }).number === numberOf(way, first, taken);
      amiss ||= !right;
      if (!right) wrong(`item ${String(taken)} of ${kind} of ${String(first)} was ${JSON.stringify(item).slice(0, 80)}`);
      taken += 1;
      count.items += 1;
      if (taken % restAfter === 0) await pause(1);
    }
  };
  const upload = async function* (): AsyncGenerator<object> {
    for (let place = 0; place < items; place += 1) {
      count.items += 1;
      yield { number: first + place, text };
      if ((place + 1) % restAfter === 0) await pause(1);
    }
  };
  const data = operation === 'list' || operation === 'relay-list' ? { number: first, items, size } : {};
  try {
    const output = await client.call(plugin, operation, data, { timeoutMs: 5_000, ...(down ? { onItems } : {}), ...(up ? { upload: upload() } : {}) });
    if (down && taken !== items) wrong(`${kind} of ${String(first)} ended well with ${String(taken)} items of ${String(items)}`);
    const expected = outputOf(way, first);
    if (JSON.stringify(output) !== JSON.stringify(expected))
      wrong(`${kind} of ${String(first)} answered ${JSON.stringify(output)} and not ${JSON.stringify(expected)}`);
  } finally {
    over = true;
  }
}
