import { setTimeout as pause } from 'node:timers/promises';
import { CallError, type CallOptions, type ControlClient } from '@plugwright/kernel';
import { describe, expect, it } from 'vitest';
import { digested } from '../laid-plugins/code/digest.ts';
import { Load } from './load.ts';
import type { StreamKind } from './streams.ts';

type Streams = Pick<CallOptions, 'onItems' | 'upload'>;
type Serve = (data: { readonly number: number; readonly items: number }, streams: Streams) => Promise<unknown>;

const numbers = (from: number, count: number): { number: number }[] => Array.from({ length: count }, (_, place) => ({ number: from + place }));

/** A load of one caller that streams once with a kernel that serves like this. */
async function streamed(kind: StreamKind, serve: Serve): Promise<Load> {
  const client = { call: (_: string, __: string, data: never, options: Streams) => serve(data, options) } as unknown as ControlClient;
  let asked = 0;
  const load = new Load(() => ((asked += 1) === 1 ? client : undefined), { [kind]: 1 }, 200);
  load.start();
  while (asked < 2) await pause(5);
  await load.stop();
  return load;
}

const list: Serve = async ({ number, items }, { onItems }) => {
  await onItems?.(numbers(number, items));
  return { items };
};

describe('callers that stream', () => {
  it('count streams that were whole, in each direction', async () => {
    expect(await streamed('list', list)).toMatchObject({ wrong: [], streams: { whole: 1, broken: 0, items: 400 } });
    const collected = await streamed('collect', async (_, { upload }) => {
      let [items, digest] = [0, 0];
      for await (const item of upload ?? []) {
        items += 1;
        digest = digested(digest, (item as { number: number }).number);
      }
      return { items, digest };
    });
    expect(collected).toMatchObject({ wrong: [], streams: { whole: 1, broken: 0, items: 400 } });
  });

  it.each<[string, StreamKind, Serve, RegExp]>([
    [
      'a gap',
      'list',
      async ({ number, items }, { onItems }) => (await onItems?.(numbers(number, items).filter((_, at) => at !== 7)), { items }),
      /^item 7 of list/u,
    ],
    [
      'an item twice',
      'list',
      async ({ number, items }, { onItems }) => (await onItems?.([...numbers(number, items), { number }]), { items }),
      /^item 400 of list/u,
    ],
    [
      'an end before the end',
      'list',
      async ({ number, items }, { onItems }) => (await onItems?.(numbers(number, 3)), { items }),
      /ended well with 3 items of 400$/u,
    ],
    ['a wrong output', 'list', async (data, streams) => ({ ...((await list(data, streams)) as object), items: 1 }), /answered \{"items":1\}/u],
    ['a wrong digest', 'collect', () => Promise.resolve({ items: 400, digest: 1 }), /^collect of 0 answered/u],
    ['nothing for too long', 'list', () => new Promise(() => undefined), /^list of 0 hangs$/u],
    [
      'a refusal that is none',
      'list',
      () => Promise.reject(new CallError({ code: 'core/invalid', class: 'validation', retryable: false, message: 'no' })),
      /refused by core\/invalid/u,
    ],
  ])('complain of %s', async (_, kind, serve, complaint) => {
    const { wrong } = await streamed(kind, serve);
    // One that went wrong is told once, or twice where its end was wrong, too.
    expect(wrong.length).toBeLessThan(3);
    expect(wrong[0]).toMatch(complaint);
  });

  it('complain of items when the call is over', async () => {
    const { wrong } = await streamed('list', async (data, streams) => {
      const output = await list(data, streams);
      setTimeout(() => void streams.onItems?.([{ number: 1_000 }]), 1);
      return output;
    });
    expect(wrong).toEqual(['list of 0 brought items after its end']);
  });

  it('take a failure for one that is told, with what came before it', async () => {
    const load = await streamed('list', async ({ number }, { onItems }) => {
      await onItems?.(numbers(number, 3));
      throw new CallError({ code: 'core/unavailable', class: 'unavailable', retryable: true, message: 'gone' });
    });
    expect(load).toMatchObject({ wrong: [], streams: { whole: 0, broken: 1, items: 3 } });
    expect([...load.refused]).toEqual([['core/unavailable', 1]]);
  });
});
