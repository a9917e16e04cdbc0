import { STREAM_WINDOW, type IncomingStream, type OutgoingStream, type StreamBatch } from '@plugwright/sdk/wire';
import type { Boundary } from '../boundary/boundary.ts';
import { asCallError, CallError, coreCallError } from '../call-error.ts';
import type { OperationGate } from '../failure/operation-gate.ts';
import type { StreamFigures } from '../telemetry/telemetry.ts';
import { unsendable } from '../wire/error.ts';
import type { OpenedStreams, RequestStreams } from '../wire/peer.ts';
import type { Call, CallStreams } from './call.ts';
import { ITEMS_A_TURN, StreamPace, type PaceParts } from './stream-pace.ts';
import { sift, slicesOf } from './stream-slices.ts';

/** What a relay needs of its kernel. */
export interface RelayParts extends PaceParts {
  readonly boundary: Boundary;
}

type Directions = NonNullable<OperationGate['declared']['stream']>;

/**
 * The relay of a call whose operation streams; undefined where it does not.
 * @throws CallError `core/invalid` where the caller would stream to an operation that takes nothing
 */
export function relayOf(parts: RelayParts, { plugin, operation, streams = {} }: Call, { declared }: OperationGate): StreamRelay | undefined {
  const { stream } = declared;
  if (streams.upload !== undefined && stream?.upload === undefined) throw coreCallError('core/invalid', { reason: `${plugin}/${operation} takes no upload` });
  return stream === undefined ? undefined : new StreamRelay(parts, { plugin, operation }, stream, streams);
}

/**
 * Stands between the streams of caller and callee: checks each item, counts, and passes it on when the other side takes it. Only then more is
 * taken, so that what the kernel holds of a direction is never more than a window and a message. An attempt that failed before anything went
 * through can be followed by another one.
 */
export class StreamRelay {
  /** What is offered to the callee. What the caller does not take is dropped here, so that no callee need care. */
  readonly offers: RequestStreams;
  readonly #parts: RelayParts;
  readonly #pace: StreamPace;
  readonly #operation: Pick<Call, 'plugin' | 'operation'>;
  readonly #declared: Directions;
  readonly #take: CallStreams['download'];
  readonly #source: AsyncIterator<StreamBatch, unknown> | undefined;
  readonly #figures = { download: { items: 0, bytes: 0 }, upload: { items: 0, bytes: 0 } };
  /** What was read from the caller and is not through; the next attempt goes on with it. */
  #unsent: Promise<IteratorResult<StreamBatch, unknown>> | undefined = undefined;
  #attempt = 0;
  /** What the caller, or an operator's limit, keeps waiting at this moment. */
  #held = 0;
  #drained = Promise.resolve();

  constructor(parts: RelayParts, operation: Pick<Call, 'plugin' | 'operation'>, declared: Directions, { download, upload }: CallStreams) {
    this.#parts = parts;
    this.#pace = new StreamPace(parts, operation);
    this.#operation = operation;
    this.#declared = declared;
    this.#take = download;
    this.#source = upload?.[Symbol.asyncIterator]();
    this.offers = { ...(declared.download === undefined ? {} : { download: STREAM_WINDOW }), ...(upload === undefined ? {} : { upload: true }) };
  }

  /** What went through. */
  get figures(): StreamFigures {
    const { download, upload } = this.#figures;
    return { download: { ...download }, upload: { ...upload } };
  }

  /** Whether anything went through: the call cannot be made again then as if nothing had been. */
  get begun(): boolean {
    return this.#figures.download.items + this.#figures.upload.items > 0;
  }

  /** Whether the callee waits for others: that time passes is none of its doing then. */
  get held(): boolean {
    return this.#held > 0;
  }

  /** Resolves when the caller took everything that came in this attempt. */
  get drained(): Promise<void> {
    return this.#drained;
  }

  /** Begin an attempt over the streams of a request; `fail` hears at most once what makes it end. */
  start({ download, upload }: OpenedStreams, fail: (error: CallError) => void): void {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const isOn = (): boolean => attempt === this.#attempt;
    const failed = (error: unknown): void => {
      if (isOn()) fail(asCallError(error));
    };
    if (download !== undefined) this.#drained = this.#bringDown(download, isOn).catch(failed);
    if (upload !== undefined) this.#bringUp(upload, isOn).catch(failed);
  }

  /** End the attempt: nothing more goes through. */
  stop(): void {
    this.#attempt += 1;
  }

  /** The call is over, and the caller's upload with it. */
  close(): void {
    this.stop();
    this.#source?.return?.().catch(() => undefined);
  }

  /** Ends with the stream, and by its error where it failed, which is that of the call. */
  async #bringDown(stream: IncomingStream, isOn: () => boolean): Promise<void> {
    for await (const batch of stream.batches()) {
      for (const { items, cost } of slicesOf(batch, ITEMS_A_TURN)) {
        await this.#pace.turn(items.length, cost);
        if (!isOn()) return;
        const { fit, misfit } = sift(items, (item) => this.#checked(item));
        count(this.#figures.download, fit, cost);
        if (fit.length > 0) await this.#byCaller(() => this.#take?.(fit));
        if (misfit !== undefined) throw misfit.error;
      }
      await this.#rest(batch.cost, isOn);
    }
  }

  async #bringUp(stream: OutgoingStream, isOn: () => boolean): Promise<void> {
    for (;;) {
      const { done, value } = await this.#byCaller(() => (this.#unsent ??= this.#next()));
      if (!isOn()) return;
      if (done === true) {
        stream.end();
        return;
      }
      for (const { items, cost } of slicesOf(value, ITEMS_A_TURN)) {
        await this.#pace.turn(items.length, cost);
        if (!isOn()) return;
        const { fit, misfit } = sift(items, (item) => this.#admitted(item));
        if (fit.length > 0 && !(await isTaken(stream, fit))) return;
        count(this.#figures.upload, fit, cost);
        if (misfit !== undefined) throw misfit.error;
      }
      this.#unsent = undefined;
      await this.#rest(value.cost, isOn);
    }
  }

  #next(): Promise<IteratorResult<StreamBatch, unknown>> {
    return this.#source?.next() ?? Promise.resolve({ done: true, value: undefined });
  }

  /** What the caller's side does; where it fails, the call is as good as withdrawn, which is no fault of the callee. */
  async #byCaller<T>(act: () => T): Promise<Awaited<T>> {
    this.#held += 1;
    try {
      return await act();
    } catch (error) {
      const failure = unsendable(error);
      if (failure instanceof CallError && failure.code === 'core/limit-exceeded') throw failure;
      throw coreCallError('core/cancelled', { reason: `the caller's end of the stream failed: ${failure.message}` });
    } finally {
      this.#held -= 1;
    }
  }

  /** Where an operator holds the stream up, the callee waits for that and not for itself. */
  async #rest(bytes: number, isOn: () => boolean): Promise<void> {
    const rest = this.#pace.rest(bytes, isOn);
    if (rest !== undefined) await this.#byCaller(() => rest);
  }

  #checked(item: unknown): unknown {
    this.#parts.boundary.checkItem(this.#operation.operation, this.#declared.download ?? false, item);
    return item;
  }

  #admitted(item: unknown): unknown {
    const { plugin, operation } = this.#operation;
    this.#parts.quota?.admitItem(plugin, operation, item);
    return this.#parts.boundary.admitItem(this.#declared.upload ?? false, item);
  }
}

function count(figures: { items: number; bytes: number }, items: readonly unknown[], bytes: number): void {
  figures.items += items.length;
  figures.bytes += bytes;
}

/** Whether a callee took items; where it wants no more, its answer says why, or there was one. */
async function isTaken(stream: OutgoingStream, items: readonly unknown[]): Promise<boolean> {
  try {
    await stream.write(items);
    return true;
  } catch (error) {
    const failure = unsendable(error);
    if (failure instanceof CallError && failure !== error) throw failure;
    return false;
  }
}
