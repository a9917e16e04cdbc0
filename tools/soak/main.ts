import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { soakOptions, usage } from './options.ts';
import { soakReport } from './report.ts';
import { isSound, runSoak } from './run-soak.ts';

const args = process.argv.slice(2);
const options = soakOptions(args);

if (options === undefined) {
  process.stderr.write(usage);
  process.exitCode = args.includes('--help') ? 0 : 2;
} else {
  try {
    const outcome = await inTemporaryFolder('soak', (folder) =>
      runSoak({ minutes: options.minutes, folder, say: (line) => void process.stderr.write(`${line}\n`) }),
    );
    const results = options.results ?? join(import.meta.dirname, 'results');
    mkdirSync(results, { recursive: true });
    const file = join(results, 'soak.json');
    writeFileSync(`${file}.${String(process.pid)}`, `${JSON.stringify(outcome, undefined, 2)}\n`);
    renameSync(`${file}.${String(process.pid)}`, file);
    process.stdout.write(`${soakReport(outcome)}\n`);
    process.exitCode = isSound(outcome) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`soak: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
