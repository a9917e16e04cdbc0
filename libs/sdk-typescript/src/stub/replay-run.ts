import type { Streaming } from '../context.ts';
import { configMethod, configureNow, crashMethod, crashNow } from './control.ts';
import { recordedError } from './failure.ts';
import type { Host } from './host.ts';
import { callIn } from './inbound.ts';
import type { StubRecord } from './record.ts';
import { compareOutcome, createPlayback, type Playback, ReplayDivergence } from './replay.ts';

/** A promise that is awaited later; until then its rejection is not unhandled. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** The output of a call, with its items gathered on the way; left as its caller left it. */
async function outputOf(call: Streaming<unknown, unknown>, items: unknown[], end: StubRecord['end']): Promise<unknown> {
  const most = end?.left === true ? (end.items?.length ?? 0) : Number.POSITIVE_INFINITY;
  const iterator: AsyncIterator<unknown, unknown> = call[Symbol.asyncIterator]();
  while (items.length < most) {
    const { done, value } = await iterator.next();
    if (done === true) return await call;
    items.push(value);
  }
  await iterator.return?.();
  return await call;
}

async function repeatCall<H, K>(host: Host<H, K>, playback: Playback, record: StubRecord): Promise<void> {
  const operation = record.method.slice(host.manifest.id.length + 1);
  const { from, timeoutMs, topic, data: input, seq: origin, upload } = record;
  const options = { ...(from === undefined ? {} : { from }), ...(timeoutMs === undefined ? {} : { timeoutMs }), ...(upload === undefined ? {} : { upload }) };
  const items: unknown[] = [];
  const outcome = await outputOf(callIn(host, { operation, input, options, topic, origin }), items, record.end).then(
    (data) => ({ data }),
    (error: unknown) => {
      if (error instanceof ReplayDivergence) throw error;
      return { error: recordedError(error) };
    },
  );
  compareOutcome(record, { ...outcome, ...(record.end?.items === undefined ? {} : { items }) }, playback.unasked(record.seq));
}

function repeatControl<H, K>(host: Host<H, K>, { method, data }: StubRecord): void {
  if (method === crashMethod) crashNow(host);
  if (method === configMethod) configureNow(host, data as Record<string, unknown>);
}

/**
 * Make the recorded calls again, each at its recorded time, those that overlapped at once, answering from the recording.
 * @throws ReplayDivergence
 */
export async function replayRun<H, K>(host: Host<H, K>, records: readonly StubRecord[]): Promise<void> {
  const playback = createPlayback(records, host.clock);
  host.playback = playback;
  const underWay = new Map<number, Promise<void>>();
  try {
    for (const record of records.filter(({ direction }) => direction !== 'out')) {
      for (const [end, repeated] of underWay) {
        if (end > record.seq) continue;
        await repeated;
        underWay.delete(end);
      }
      if (record.time > host.clock.now()) await host.clock.advance(record.time - host.clock.now());
      if (record.direction === 'control') repeatControl(host, record);
      else underWay.set(record.end?.seq ?? Number.POSITIVE_INFINITY, handled(repeatCall(host, playback, record)));
    }
    await Promise.all(underWay.values());
  } finally {
    await Promise.allSettled(underWay.values());
    host.playback = undefined;
  }
}
