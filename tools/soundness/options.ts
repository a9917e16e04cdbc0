import { parseArgs } from 'node:util';

/** What a run examines and how. */
export interface SoundnessOptions {
  readonly pairs: number;
  readonly seed: number;
  readonly samples: number;
  /** The number of the first pair, to go on where a run ended. */
  readonly from: number;
  /** Processes at a time. */
  readonly jobs: number;
  readonly json: boolean;
}

/** Shown for a wrong flag and for `--help`. */
export const usage = `Usage: npm run test:soundness -- [options]

  --pairs <n>     schema pairs to examine (default 100000)
  --seed <n>      which pairs (default 1)
  --samples <n>   values per pair (default 200)
  --from <n>      number of the first pair, to resume a run (default 0)
  --jobs <n>      processes at a time (default: one per core)
  --json          the result as one JSON document on standard output

Example: npm run test:soundness -- --pairs 5000 --seed 7
`;

/** The chosen options; undefined for anything that is not a whole number in its range, or unknown. */
export function soundnessOptions(args: readonly string[], cores: number): SoundnessOptions | undefined {
  const number = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { pairs: number, seed: number, samples: number, from: number, jobs: number, json: { type: 'boolean', default: false } },
    });
    const { pairs = '100000', seed = '1', samples = '200', from = '0', jobs = String(cores) } = values;
    const chosen = { pairs: Number(pairs), seed: Number(seed), samples: Number(samples), from: Number(from), jobs: Number(jobs), json: values.json };
    const { json, ...counts } = chosen;
    const whole = Object.values(counts).every((count) => Number.isSafeInteger(count) && count >= 0);
    return whole && counts.pairs > 0 && counts.samples > 0 && counts.jobs > 0 ? { ...counts, json } : undefined;
  } catch {
    return undefined;
  }
}
