import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCommandLine, wholeNumber } from '../../running/command-line.ts';
import { inTemporaryFolder } from '../../running/temporary-folder.ts';
import { markdownTable, writeReport } from '../measurement/report.ts';
import { benchCompat } from './bench-compat.ts';

const usage = `Usage: npm run bench:compat -- [options]

  --cap <ms>         how long one call of a peer may take (default 5000)
  --results <folder> where compat.json and compat.md go (default tools/bench/results)

Example: npm run bench:compat -- --cap 2000
`;

const root = join(import.meta.dirname, '..', '..', '..');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const chosen = readCommandLine(usage, (args) => {
  const { values } = parseArgs({ args: [...args], options: { cap: { type: 'string', default: '5000' }, results: { type: 'string' } } });
  return { capMs: wholeNumber('--cap', values.cap, 1), results: values.results ?? join(root, 'tools', 'bench', 'results') };
});
if (chosen !== undefined) {
  try {
    const { rows, notes } = await inTemporaryFolder('bench', (base) => benchCompat({ root, base, report: say, capMs: chosen.capMs }));
    writeReport(chosen.results, 'compat', rows, notes);
    say(`\n${markdownTable(rows)}\n`);
    for (const note of notes) say(`- ${note}`);
    process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`bench:compat: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
