import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from '../running/command-line.ts';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { isSound } from './outcome.ts';
import { soakOptions, usage } from './options.ts';
import { soakReport } from './report.ts';
import { runSoak } from './run-soak.ts';

const options = readCommandLine(usage, soakOptions);

if (options !== undefined) {
  const stop = new AbortController();
  try {
    const outcome = await inTemporaryFolder(
      'soak',
      (folder) => runSoak({ minutes: options.minutes, folder, signal: stop.signal, say: (line) => void process.stderr.write(`${line}\n`) }),
      () => {
        process.stderr.write('\nstopped: what was seen is judged now; once more for no judgement\n');
        stop.abort();
      },
    );
    const results = options.results ?? join(import.meta.dirname, 'results');
    mkdirSync(results, { recursive: true });
    const file = join(results, 'soak.json');
    writeFileSync(`${file}.${String(process.pid)}`, `${JSON.stringify(outcome)}\n`);
    renameSync(`${file}.${String(process.pid)}`, file);
    process.stdout.write(`${soakReport(outcome)}\n`);
    process.exitCode = outcome.stopped ? 130 : isSound(outcome) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`soak: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
