import { randomInt } from 'node:crypto';
import { readCommandLine } from '../running/command-line.ts';
import { chaosOptions, usage } from './options.ts';
import { complaintsAbout } from './outcome.ts';
import { chaosReport } from './report.ts';
import { runApart } from './run-apart.ts';

const options = readCommandLine(usage, (args) => chaosOptions(args, () => randomInt(2 ** 31)));

if (options !== undefined) {
  process.stderr.write(`seed ${String(options.seed)}\n`);
  const outcome = await runApart(options, 60_000, (text) => process.stderr.write(text));
  if (outcome === undefined) process.exitCode = 1;
  else {
    const against = complaintsAbout(outcome, process.env['PLUGWRIGHT_REQUIRE_ALL'] === '1');
    process.stdout.write(options.json ? `${JSON.stringify({ ...outcome, well: against.length === 0 }, undefined, 2)}\n` : `${chaosReport(outcome, against)}\n`);
    process.exitCode = against.length === 0 ? 0 : 1;
  }
}
