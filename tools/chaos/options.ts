import { parseArgs } from 'node:util';
import type { Isolation } from '@plugwright/manifest';
import { wholeNumber } from '../running/command-line.ts';
import type { CastLanguage } from './cast.ts';
import { Chance } from './random.ts';
import { cellName, cellsOf } from './table/cells.ts';

/** What a run does. */
export interface ChaosChoice {
  readonly seed: number;
  readonly seconds: number;
  /** How many blows of the table fall; more than there are for all of them. */
  readonly blows: number;
  /** Only those blows whose name, as `full-disk at ready crash`, has this in it. */
  readonly at: string;
  readonly level: Extract<Isolation, 'process' | 'sandbox'>;
  readonly language: CastLanguage;
  readonly json: boolean;
}

/** Shown for a wrong flag and for `--help`. */
export const usage = `Usage: npm run test:chaos -- [options]

Everything that can go wrong in the middle of every step of a plugin's life, then a disk that is full, then things that go wrong by chance; all under load.

  --seed <n>         what goes wrong, when and to whom (default: another one each time; it is printed)
  --blows <n>        strike only so many times in the middle of steps (default: everything at every arrow of the chart)
  --at <text>        only blows with this in their name: a mishap (full-disk), a state or an arrow (ready crash)
  --seconds <n>      how long things go wrong by chance after that (default 60)
  --level <name>     isolation level of the plugins, process or sandbox (default process)
  --language <name>  what most of the plugins are written in, typescript or python (default typescript)
  --json             the outcome as one JSON document on standard output

A seed gives the same mishaps in the same order; how far callers are at each of them is up to the machine.

Exit code 0: no wrong answer, nothing lost, everything serves again, every arrow was struck. 1: not so. 2: a wrong flag.

Example: npm run test:chaos -- --seed 7 --blows 20 --seconds 30
`;

const isLevel = (text: string): text is ChaosChoice['level'] => text === 'process' || text === 'sandbox';
const isLanguage = (text: string): text is CastLanguage => text === 'typescript' || text === 'python';

/** More blows than the table has. */
const ALL = 1_000_000;

/**
 * The chosen options.
 * @throws Error that names what is unknown, no whole number, no level, no language, or in the name of no blow
 */
export function chaosOptions(args: readonly string[], anySeed: () => number): ChaosChoice {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seed: text, blows: text, at: text, seconds: text, level: text, language: text, json: { type: 'boolean', default: false } },
  });
  const { level = 'process', language = 'typescript', at = '', json } = values;
  if (!isLevel(level)) throw new RangeError(`--level is process or sandbox, not "${level}"`);
  if (!isLanguage(language)) throw new RangeError(`--language is typescript or python, not "${language}"`);
  if (!cellsOf(new Chance(0)).some((cell) => cellName(cell).includes(at))) throw new RangeError(`--at: no blow has "${at}" in its name`);
  return {
    seed: wholeNumber('--seed', values.seed ?? String(anySeed())),
    seconds: wholeNumber('--seconds', values.seconds ?? '60'),
    blows: wholeNumber('--blows', values.blows ?? String(ALL)),
    at,
    level,
    language,
    json,
  };
}
