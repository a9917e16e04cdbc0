import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCommandLine, wholeNumber } from '../../running/command-line.ts';
import { inTemporaryFolder } from '../../running/temporary-folder.ts';
import { markdownTable, writeReport } from '../measurement/report.ts';
import { benchGenerate } from './bench-generate.ts';

const usage = `Usage: npm run bench:generate -- [options]

  --sizes <n>,<m>    plugins of the smaller and the larger workspace (default 1000,2000)
  --rounds <n>       fresh processes per figure, of which the median counts (default 1)
  --without-nx       leave out the figures of whole nx commands
  --results <folder> where generate.json and generate.md go (default tools/bench/results)

Example: npm run bench:generate -- --sizes 100,200 --without-nx
`;

const root = join(import.meta.dirname, '..', '..', '..');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

function sizesOf(text: string): [number, number] {
  const [smaller = 0, larger = 0, ...more] = text.split(',').map((size) => wholeNumber('--sizes: each of both', size, 1));
  if (larger <= smaller || more.length > 0) throw new RangeError(`--sizes is a smaller number and a larger one, separated by a comma; "${text}" is not`);
  return [smaller, larger];
}

const chosen = readCommandLine(usage, (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '1000,2000' },
      rounds: { type: 'string', default: '1' },
      'without-nx': { type: 'boolean', default: false },
      results: { type: 'string' },
    },
  });
  return {
    sizes: sizesOf(values.sizes),
    rounds: wholeNumber('--rounds', values.rounds, 1),
    nx: !values['without-nx'],
    results: values.results ?? join(root, 'tools', 'bench', 'results'),
  };
});
if (chosen !== undefined) {
  try {
    const { rows, notes } = await inTemporaryFolder('bench', (base) => benchGenerate({ root, base, report: say, ...chosen }));
    writeReport(chosen.results, 'generate', rows, notes);
    say(`\n${markdownTable(rows)}\n`);
    for (const note of notes) say(`- ${note}`);
    process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`bench:generate: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
