import type { Contestant, Sample } from './interleave.ts';
import { canKeepAwake, keptAwake } from './kept-awake.ts';
import { quantile } from './quantile.ts';

/** Something that answers a text with itself. */
export interface Echo {
  say(text: string): Promise<string>;
  readonly close: () => Promise<void> | void;
  /** It takes one call at a time. */
  readonly oneByOne?: boolean;
}

/** How many calls a round makes. */
export interface EchoLoad {
  readonly sequential: number;
  readonly pipelined: number;
}

/** Calls that are under way at once in the pipelined part. */
const WINDOW = 200;

const TEXT = 'The quick brown fox jumps over the lazy dog, and nobody minds.';

async function checked(echo: Echo): Promise<void> {
  if ((await echo.say(TEXT)) !== TEXT) throw new Error('an echo answered something else');
}

async function oneAfterTheOther(echo: Echo, calls: number): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < calls; n += 1) {
    const started = performance.now();
    await checked(echo);
    taken.push((performance.now() - started) * 1000);
  }
  return taken;
}

async function atOnce(echo: Echo, calls: number): Promise<number> {
  let left = calls;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await checked(echo);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: WINDOW }, lane));
  return calls / ((performance.now() - started) / 1000);
}

/**
 * Rounds of calls, first one after the other (`p50` and `p99` in microseconds; `awake p50` and `awake p99` while no core sleeps), then many at once
 * (`rate` in calls a second).
 */
export async function echoRounds(echo: Echo, { sequential, pipelined }: EchoLoad): Promise<Contestant> {
  // Code that was never hot is not what is measured, and the kernels of a run share theirs: without this the first of them warms it for all.
  await oneAfterTheOther(echo, sequential);
  if (echo.oneByOne !== true) await atOnce(echo, pipelined);
  const awake = canKeepAwake();
  return {
    close: () => echo.close(),
    async round(): Promise<Sample> {
      const taken = await oneAfterTheOther(echo, sequential);
      const whileAwake = awake ? await keptAwake(() => oneAfterTheOther(echo, sequential)) : undefined;
      const latency = {
        p50: quantile(taken, 0.5),
        p99: quantile(taken, 0.99),
        ...(whileAwake === undefined ? {} : { 'awake p50': quantile(whileAwake, 0.5), 'awake p99': quantile(whileAwake, 0.99) }),
      };
      return echo.oneByOne === true ? latency : { ...latency, rate: await atOnce(echo, pipelined) };
    },
  };
}
