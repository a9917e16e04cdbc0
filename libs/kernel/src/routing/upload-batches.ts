import type { StreamBatch } from '@plugwright/sdk/wire';
import { refuseLarge } from '../wire/message-size.ts';

/** Bytes of JSON that are worth a message of their own. */
const ENOUGH = 16 * 1024;

/** Nothing more came within the turn. */
const waiting = Symbol('waiting');

// Kept at load: a test that fakes timers must not stop a stream.
const afterTurn = setImmediate;

async function* within(items: AsyncIterable<unknown>, maxBytes: number): AsyncGenerator<unknown, void, undefined> {
  for await (const item of items) {
    refuseLarge(item, maxBytes);
    yield item;
  }
}

/**
 * What the program around the kernel streams, as messages: items that come within one turn of the event loop go together, up to 16 KiB, since a message
 * costs more than a small item. One that is too large fails it behind those that came before.
 */
export async function* uploadBatches(items: AsyncIterable<unknown>, maxBytes: number): AsyncGenerator<StreamBatch, void, undefined> {
  const source = within(items, maxBytes);
  const pull = (): Promise<IteratorResult<unknown, void>> => {
    const next = source.next();
    // Who waits for it hears of a failure; it must not be taken for one that nobody hears of meanwhile.
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = pull(); ;) {
      let step: IteratorResult<unknown, void> | typeof waiting = await next;
      if (step.done === true) return;
      const values: unknown[] = [];
      let cost = 0;
      const turn = new Promise<typeof waiting>((resolve) => void afterTurn(() => resolve(waiting)));
      while (step !== waiting && step.done !== true) {
        values.push(step.value);
        cost += Buffer.byteLength(JSON.stringify(step.value ?? null));
        next = pull();
        step = cost < ENOUGH ? await Promise.race([next, turn]).catch(() => waiting) : waiting;
      }
      yield { values, cost };
    }
  } finally {
    // It may be waiting for its next item for ever.
    void source.return().catch(() => undefined);
  }
}
