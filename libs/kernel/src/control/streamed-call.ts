import { ItemBatch, STREAM_WINDOW, UnsendableError, type IncomingStream, type OutgoingStream, type Streams } from '@plugwright/sdk/wire';
import { asCallError } from '../call-error.ts';
import type { CallOptions } from '../kernel-options.ts';
import { unsendable } from '../wire/error.ts';
import { protocolMethods } from '../wire/methods.ts';

/** The errors of a call that nobody waits for any more. */
const withdrawn: ReadonlySet<string> = new Set(['core/cancelled', 'core/timeout']);

/** What a call that streams needs of its connection. */
export interface StreamingWire {
  readonly streams: Streams;
  /**
   * Send a request; its streams are closed when its answer comes.
   * @throws CallError `core/unavailable` where the connection is over, `core/limit-exceeded` where it is too long for a line
   */
  request(method: string, params: object): { readonly id: number; readonly answer: Promise<unknown> };
  notify(method: string, params: object): void;
}

/** Call an operation over a control connection and stream with it. What fails on this side withdraws the call, and it rejects with that. */
export async function streamedCall(wire: StreamingWire, params: object, { onItems, upload }: Pick<CallOptions, 'onItems' | 'upload'>): Promise<unknown> {
  const offers = { ...(onItems === undefined ? {} : { download: STREAM_WINDOW }), ...(upload === undefined ? {} : { upload: true }) };
  const { id, answer } = wire.request('call', { ...params, ...offers });
  const source = upload?.[Symbol.asyncIterator]();
  return new Promise<unknown>((resolve, reject) => {
    const failed = (error: unknown): void => {
      wire.notify(protocolMethods.cancel, { data: { id } });
      reject(unsendable(error));
    };
    const taken = onItems === undefined ? Promise.resolve() : bringDown(wire.streams.receive(id, 'caller', STREAM_WINDOW), onItems, failed);
    if (source !== undefined) bringUp(wire.streams.send(id, 'callee', 0), source).catch(failed);
    // What came before the answer is taken before it, unless time is over.
    answer.then(
      (output) => taken.then(() => resolve(output)),
      (error: unknown) => {
        const failure = asCallError(error);
        if (withdrawn.has(failure.code)) reject(failure);
        else void taken.then(() => reject(failure));
      },
    );
  }).finally(() => void source?.return?.().catch(() => undefined));
}

async function bringDown(download: IncomingStream, take: NonNullable<CallOptions['onItems']>, failed: (error: unknown) => void): Promise<void> {
  const batches = download.batches();
  for (;;) {
    // Where the stream fails, the answer says the same.
    const { done, value } = await batches.next().catch(() => ({ done: true as const, value: undefined }));
    if (done === true) return;
    try {
      await take(value.values);
    } catch (error) {
      failed(error);
      return;
    }
  }
}

async function bringUp(upload: OutgoingStream, source: AsyncIterator<unknown>): Promise<void> {
  const batch = new ItemBatch(upload);
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const { value } = next;
    if (!(await isSent(() => batch.add(value)))) return;
  }
  if (await isSent(() => batch.flush())) upload.end();
}

/** False where nobody takes it any more, and the answer says why. */
async function isSent(send: () => Promise<void> | undefined): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    if (error instanceof UnsendableError) throw error;
    return false;
  }
}
