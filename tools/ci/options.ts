import { parseArgs } from 'node:util';

/** How `npm run ci:local` was asked for. */
export interface CiOptions {
  /** The revision to compare with; undefined where the usual ones are tried. */
  readonly base: string | undefined;
  /** Where the impact is written; relative to where the command was typed. */
  readonly impact: string;
  /** Run every step, whichever failed before. */
  readonly keepGoing: boolean;
  readonly list: boolean;
  readonly help: boolean;
}

export const usage = `Usage: npm run ci:local -- [--base <revision>] [--impact <file>] [--keep-going] [--list]

Runs the steps of a pull request here: what .github/workflows/ci.yml runs, in its order.

  --base <revision>  compare with where the work left this revision (default: origin/main, else main, else HEAD~1)
  --impact <file>    where the comment for the pull request is written (default: .plugwright/impact.md)
  --keep-going       run every step, whichever failed before
  --list             print the steps and run none

It ends with 0 where every step passed, 1 where one failed, 3 where the command line is wrong.
`;

/** Read the command line. @throws {TypeError} for flags that there are not */
export function readOptions(args: readonly string[]): CiOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      base: { type: 'string' },
      impact: { type: 'string', default: '.plugwright/impact.md' },
      'keep-going': { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
    strict: true,
    allowPositionals: false,
  });
  return { base: values.base, impact: values.impact, keepGoing: values['keep-going'], list: values.list, help: values.help };
}
