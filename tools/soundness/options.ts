import { parseArgs } from 'node:util';
import { wholeNumber } from '../running/command-line.ts';

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

/**
 * The chosen options.
 * @throws Error that names what is unknown, or no whole number in its range
 */
export function soundnessOptions(args: readonly string[], cores: number): SoundnessOptions {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { pairs: number, seed: number, samples: number, from: number, jobs: number, json: { type: 'boolean', default: false } },
  });
  return {
    pairs: wholeNumber('--pairs', values.pairs ?? '100000', 1),
    seed: wholeNumber('--seed', values.seed ?? '1'),
    samples: wholeNumber('--samples', values.samples ?? '200', 1),
    from: wholeNumber('--from', values.from ?? '0'),
    jobs: wholeNumber('--jobs', values.jobs ?? String(cores), 1),
    json: values.json,
  };
}
