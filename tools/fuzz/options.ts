import { parseArgs } from 'node:util';
import { wholeNumber } from '../running/command-line.ts';
import type { FuzzTarget } from './targets/target.ts';
import { targets } from './targets/targets.ts';

/** Shown for a wrong flag and for `--help`. */
export const usage = `Usage: npm run fuzz -- [options]

  --target <name> what is broken: manifests, or messages of a plugin that runs (default manifests)
  --seconds <n>   how long (default 60)
  --seed <n>      number of the first case (default 0); a case is made of its number alone
  --show <n>      print one case, and what is wrong with how it is taken
  --json          the outcome as one JSON document on standard output

Broken manifests are read, and one in fifty goes through a whole kernel. Wrong is: an exception, a hang, a refusal without a reason, an
entrypoint outside its folder, a changed prototype, findings without measure.

Broken messages, those of streams among them, come from a plugin that is called and calls another one, in a kernel of their own each time. Wrong is: an
exception, a caller who is told nothing in time, an output or an item that does not fit, a fault of the kernel's own, a neighbour or a stop that suffers.

Example: npm run fuzz -- --target messages --seconds 300 --seed 1000000
`;

/** What a run does. */
export interface FuzzChoice {
  readonly target: FuzzTarget;
  readonly seconds: number;
  readonly seed: number;
  readonly show: number | undefined;
  readonly json: boolean;
}

/**
 * The chosen options.
 * @throws Error that names what is unknown or no whole number
 */
export function fuzzOptions(args: readonly string[]): FuzzChoice {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { target: text, seconds: text, seed: text, show: text, json: { type: 'boolean', default: false } },
  });
  const wanted = values.target ?? 'manifests';
  const target = targets.find(({ name }) => name === wanted);
  if (target === undefined) throw new RangeError(`--target is ${targets.map(({ name }) => name).join(' or ')}, not "${wanted}"`);
  return {
    target,
    seconds: wholeNumber('--seconds', values.seconds ?? '60', 1),
    seed: wholeNumber('--seed', values.seed ?? '0'),
    show: values.show === undefined ? undefined : wholeNumber('--show', values.show),
    json: values.json,
  };
}
