import { parseArgs } from 'node:util';

/** Shown for a wrong flag and for `--help`. */
export const usage = `Usage: npm run fuzz -- [options]

  --seconds <n>   how long (default 60)
  --seed <n>      number of the first case (default 0); a case is made of its number alone
  --show <n>      print the manifest of one case, and what is wrong with how it is taken
  --json          the outcome as one JSON document on standard output

Broken manifests are read, and one in fifty goes through a whole kernel. Wrong is: an exception, a hang, a refusal without a reason, an
entrypoint outside its folder, a changed prototype, findings without measure.

Example: npm run fuzz -- --seconds 300 --seed 1000000
`;

/** What a run does. */
export interface FuzzChoice {
  readonly seconds: number;
  readonly seed: number;
  readonly show: number | undefined;
  readonly json: boolean;
}

/** The chosen options; undefined for what is unknown or no whole number. */
export function fuzzOptions(args: readonly string[]): FuzzChoice | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { seconds: text, seed: text, show: text, json: { type: 'boolean', default: false } } });
    const [seconds, seed, show] = [Number(values.seconds ?? 60), Number(values.seed ?? 0), values.show === undefined ? undefined : Number(values.show)];
    const whole = [seconds, seed, show ?? 0].every((number) => Number.isSafeInteger(number) && number >= 0);
    return whole && seconds > 0 ? { seconds, seed, show, json: values.json } : undefined;
  } catch {
    return undefined;
  }
}
