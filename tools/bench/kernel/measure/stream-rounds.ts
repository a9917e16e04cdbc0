import type { Contestant, Sample } from './interleave.ts';

/** Something that brings and takes items: each a number, and so many characters of text. */
export interface Streamer {
  /** Take so many items; how many came. */
  download(items: number, size: number): Promise<number>;
  /** Give so many items; how many arrived. */
  upload(items: number, size: number): Promise<number>;
  /** The most that this process held of a download of large items while it was under way, MiB; absent where it is not asked. */
  held?(items: number, size: number): Promise<number>;
  readonly close: () => Promise<void> | void;
}

/** How much a round streams each way. */
export interface StreamLoad {
  readonly small: number;
  readonly large: number;
}

/** Characters of a large item. */
export const LARGE = 64 * 1024;

const MIB = 1024 * 1024;

async function perSecond(items: number, stream: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const came = await stream();
  if (came !== items) throw new Error(`${String(came)} items came of ${String(items)}`);
  return items / ((performance.now() - started) / 1000);
}

/**
 * Rounds of streams: many small items (`small down`, `small up`: items a second) and large ones (`large down`, `large up`: MiB a second), one stream at
 * a time, and `held` (MiB) where it is asked.
 */
export async function streamRounds(streamer: Streamer, { small, large }: StreamLoad): Promise<Contestant> {
  const round = async (): Promise<Sample> => ({
    'small down': await perSecond(small, () => streamer.download(small, 0)),
    'large down': ((await perSecond(large, () => streamer.download(large, LARGE))) * LARGE) / MIB,
    'small up': await perSecond(small, () => streamer.upload(small, 0)),
    'large up': ((await perSecond(large, () => streamer.upload(large, LARGE))) * LARGE) / MIB,
    ...(streamer.held === undefined ? {} : { held: await streamer.held(large, LARGE) }),
  });
  // Code that was never hot is not what is measured.
  await round();
  return { round, close: () => streamer.close() };
}

/** Items as they are uploaded. */
export function* numbered(items: number, size: number): Generator<{ readonly number: number; readonly text?: string }> {
  const text = size === 0 ? {} : { text: 'x'.repeat(size) };
  for (let number = 0; number < items; number += 1) yield { number, ...text };
}
