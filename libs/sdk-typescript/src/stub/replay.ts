import { describeDifferences, differences } from './difference.ts';
import { failureFrom } from './failure.ts';
import { StubMisuse } from './misuse.ts';
import type { CallOutStreams } from './outbound.ts';
import { plain } from './plain.ts';
import { emit } from './recorded-streams.ts';
import type { StubRecord } from './record.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** The plugin did something else than the recording says. */
export class ReplayDivergence extends StubMisuse {
  override readonly name = 'ReplayDivergence';
}

/** Answers the plugin's calls from a recording. */
export interface Playback {
  /** @throws ReplayDivergence for a call that the recording does not have (any more). */
  answer(origin: number | undefined, method: string, data: unknown, out: CallOutStreams): Promise<unknown>;
  /** What was recorded for the call `origin` and has not been asked for. */
  unasked(origin: number): readonly StubRecord[];
}

/** A playback of the `out` records. Within one call the order does not matter; what was asked for is used up. */
export function createPlayback(records: readonly StubRecord[], clock: VirtualClock): Playback {
  const left = records.filter(({ direction }) => direction === 'out');
  const divergence = (origin: number | undefined, method: string, data: unknown): ReplayDivergence => {
    const expected = left.find((record) => record.parent === origin);
    if (expected === undefined) return new ReplayDivergence(`the recording has no further call, and the plugin called ${method} with ${JSON.stringify(data)}`);
    if (expected.method !== method) return new ReplayDivergence(`the recording has a call of ${expected.method}, and the plugin called ${method}`);
    return new ReplayDivergence(`the plugin called ${method} with other data than recorded:\n${describeDifferences(differences(expected.data, data))}`);
  };
  return {
    async answer(origin, method, data, out) {
      const index = left.findIndex((record) => record.parent === origin && record.method === method && differences(record.data, data).length === 0);
      const [found] = index === -1 ? [] : left.splice(index, 1);
      if (found === undefined) throw divergence(origin, method, data);
      const { end } = found;
      if (end === undefined) throw new ReplayDivergence(`the recording ends before ${method} was answered`);
      if (end.time > found.time) await clock.sleep(end.time - found.time);
      await Promise.all([readAgain(found, out), streamAgain(found, out)]);
      if (end.error !== undefined) throw failureFrom(end.error);
      return end.data;
    },
    unasked: (origin) => left.filter((record) => record.parent === origin),
  };
}

/** Read of the plugin's upload as much as was read before. @throws ReplayDivergence where it is something else */
async function readAgain({ method, upload }: StubRecord, { source = [], streams }: CallOutStreams): Promise<void> {
  if (upload === undefined || upload.length === 0) return;
  for await (const item of source) {
    const found = differences(upload[streams.uploaded.length], plain(item));
    if (found.length > 0) throw new ReplayDivergence(`the plugin streamed something else to ${method} than recorded:\n${describeDifferences(found)}`);
    if (streams.uploaded.push(plain(item)) === upload.length) return;
  }
  throw new ReplayDivergence(`the plugin streamed ${String(streams.uploaded.length)} items to ${method}, and ${String(upload.length)} are recorded`);
}

async function streamAgain({ end }: StubRecord, { streams }: CallOutStreams): Promise<void> {
  for (const item of end?.items ?? []) await emit(streams, item);
}

/** Compare what a replayed call came to with its record. @throws ReplayDivergence */
export function compareOutcome(
  record: StubRecord,
  outcome: { readonly data?: unknown; readonly error?: unknown; readonly items?: readonly unknown[] },
  unasked: readonly StubRecord[],
): void {
  const { data, error, items } = record.end ?? {};
  const found = differences({ data, error, items }, outcome);
  if (found.length > 0) throw new ReplayDivergence(`${record.method} came to something else than recorded:\n${describeDifferences(found)}`);
  const [first] = unasked;
  if (first !== undefined) throw new ReplayDivergence(`the recording has a call of ${first.method} in ${record.method}, and the plugin did not make it`);
}
