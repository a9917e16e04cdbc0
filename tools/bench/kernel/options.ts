import { parseArgs } from 'node:util';
import { wholeNumber } from '../../running/command-line.ts';
import type { Figure } from './figure.ts';

/** What a run measures, and how. */
export interface KernelBenchOptions {
  readonly figures: readonly Figure[];
  readonly rounds: number;
  readonly scale: number;
  readonly results: string | undefined;
  /** Whether the kernel that is measured is the one that is resolved from here, and not one that is packed and laid aside. */
  readonly here: boolean;
}

/** Shown for a wrong flag and for `--help`. */
export const usage = (known: readonly Figure[]): string => `Usage: npm run bench:kernel -- [options]

  --rounds <n>       rounds of each group of figures, of which the middle counts (default 7)
  --only <names>     groups to measure, separated by commas (default: all)
  --quick            a tenth of the calls in two rounds: whether everything works, not how fast
  --here             measure the sources of this workspace, whose types Node strips, and not the packages that are made of them
  --results <folder> where kernel.json and kernel.md go (default tools/bench/results)

Groups: ${known.map(({ name }) => name).join(', ')}

Example: npm run bench:kernel -- --only warm-call,crash --rounds 3
`;

/**
 * The chosen options.
 * @throws Error that names what is unknown or no whole number
 */
export function kernelBenchOptions(args: readonly string[], known: readonly Figure[]): KernelBenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      here: { type: 'boolean', default: false },
      results: { type: 'string' },
    },
  });
  const { quick, here, results } = values;
  const rounds = wholeNumber('--rounds', values.rounds ?? (quick ? '2' : '7'), 1);
  const names = values.only?.split(',');
  const unknown = names?.filter((wanted) => !known.some(({ name }) => name === wanted)) ?? [];
  if (unknown.length > 0) throw new RangeError(`--only: there is no group ${unknown.map((name) => JSON.stringify(name)).join(', ')}`);
  const figures = names === undefined ? known : known.filter(({ name }) => names.includes(name));
  return { figures, rounds, scale: quick ? 0.1 : 1, results, here };
}
