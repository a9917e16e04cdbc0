import { parseArgs } from 'node:util';
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

/** The chosen options; undefined for what is unknown or no whole number. */
export function kernelBenchOptions(args: readonly string[], known: readonly Figure[]): KernelBenchOptions | undefined {
  try {
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
    const rounds = Number(values.rounds ?? (values.quick ? 2 : 7));
    const names = values.only?.split(',');
    const figures = names === undefined ? known : known.filter(({ name }) => names.includes(name));
    if (!Number.isSafeInteger(rounds) || rounds < 1 || (names !== undefined && figures.length !== new Set(names).size)) return undefined;
    return { figures, rounds, scale: values.quick ? 0.1 : 1, results: values.results, here: values.here };
  } catch {
    return undefined;
  }
}
