import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { inTemporaryFolder } from '../../running/temporary-folder.ts';
import { markdownTable, writeReport } from '../measurement/report.ts';
import { benchKernel } from './bench-kernel.ts';
import { figures } from './figures/figures.ts';
import { kernelBenchOptions, usage } from './options.ts';

// As `plugwright kernel run` has it; the controls are measured from this process, too.
setFlagsFromString('--no-parallel-scavenge');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const args = process.argv.slice(2);
const options = kernelBenchOptions(args, figures);

if (options === undefined) {
  process.stderr.write(usage(figures));
  process.exitCode = args.includes('--help') ? 0 : 2;
} else {
  try {
    const { rows, notes, failed } = await inTemporaryFolder('bench', (base) => benchKernel({ base, ...options, say }));
    writeReport(options.results ?? join(import.meta.dirname, '..', 'results'), 'kernel', rows, notes);
    say(`\n${markdownTable(rows)}\n`);
    for (const note of notes) say(`- ${note}`);
    process.exitCode = failed.length === 0 && rows.every(({ met }) => met) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`bench:kernel: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
