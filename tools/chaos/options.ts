import { parseArgs } from 'node:util';
import type { Isolation } from '@plugwright/manifest';

/** What a run does. */
export interface ChaosChoice {
  readonly seed: number;
  readonly seconds: number;
  readonly level: Extract<Isolation, 'process' | 'sandbox'>;
  readonly json: boolean;
}

/** Shown for a wrong flag and for `--help`. */
export const usage = `Usage: npm run test:chaos -- [options]

  --seed <n>      what goes wrong, when and to whom (default: another one each time; it is printed)
  --seconds <n>   how long things go wrong (default 120)
  --level <name>  isolation level of the plugins, process or sandbox (default process)
  --json          the outcome as one JSON document on standard output

A seed gives the same mishaps in the same order; how far callers are at each of them is up to the machine.

Example: npm run test:chaos -- --seed 7 --seconds 30
`;

const isLevel = (text: string): text is ChaosChoice['level'] => text === 'process' || text === 'sandbox';

/** The chosen options; undefined for what is unknown, no whole number or no level. */
export function chaosOptions(args: readonly string[], anySeed: () => number): ChaosChoice | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { seed: text, seconds: text, level: text, json: { type: 'boolean', default: false } } });
    const seed = Number(values.seed ?? anySeed());
    const seconds = Number(values.seconds ?? 120);
    const { level = 'process', json } = values;
    const whole = [seed, seconds].every((number) => Number.isSafeInteger(number) && number >= 0);
    return whole && seconds > 0 && isLevel(level) ? { seed, seconds, level, json } : undefined;
  } catch {
    return undefined;
  }
}
