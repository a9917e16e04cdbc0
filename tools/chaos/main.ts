import { randomInt } from 'node:crypto';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { chaosOptions, usage } from './options.ts';
import { chaosReport } from './report.ts';
import { isWell, runChaos } from './run-chaos.ts';

const args = process.argv.slice(2);
const options = chaosOptions(args, () => randomInt(2 ** 31));
const say = (line: string): boolean => process.stderr.write(`${line}\n`);

if (options === undefined) {
  process.stderr.write(usage);
  process.exitCode = args.includes('--help') ? 0 : 2;
} else {
  say(`seed ${String(options.seed)}`);
  try {
    const outcome = await inTemporaryFolder('chaos', (folder) => runChaos({ ...options, folder, patienceMs: 60_000, say }));
    process.stdout.write(options.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : `${chaosReport(outcome)}\n`);
    process.exitCode = isWell(outcome) ? 0 : 1;
  } catch (error) {
    say(`test:chaos: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
