import { chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { readCommandLine } from '../../running/command-line.ts';
import { runCommand } from '../../running/command.ts';
import { inTemporaryFolder } from '../../running/temporary-folder.ts';
import { markdownTable, writeReport } from '../measurement/report.ts';
import { benchKernel } from './bench-kernel.ts';
import { figures } from './figures/figures.ts';
import { kernelBenchOptions, usage, type KernelBenchOptions } from './options.ts';

/** Longer than all groups take on a slow machine. */
const MOST_MS = 6 * 3_600_000;

// As `plugwright kernel run` has it; the controls are measured from this process, too.
setFlagsFromString('--no-parallel-scavenge');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const args = process.argv.slice(2);
const options = readCommandLine(usage(figures), (given) => kernelBenchOptions(given, figures), args);

/** Run this program beside an installed kernel; its exit code. */
async function besideInstalled(results: string): Promise<number> {
  // Not above: what makes packages is large, and nothing that a kernel's process should have when it is measured.
  const { layInstalled } = await import('./installed-kernel.ts');
  return inTemporaryFolder('bench', async (base) => {
    chmodSync(base, 0o755);
    const program = layInstalled(join(import.meta.dirname, '..', '..', '..'), base);
    const { code } = await runCommand(process.execPath, [...process.execArgv, program, ...args, '--here', '--results', results], {
      cwd: base,
      timeoutMs: MOST_MS,
      onOutput: (text) => process.stdout.write(text),
    });
    return code;
  });
}

async function measured({ here, results: wanted, ...options }: KernelBenchOptions): Promise<number> {
  const results = resolve(wanted ?? join(import.meta.dirname, '..', 'results'));
  if (!here) return besideInstalled(results);
  const { rows, notes, failed } = await inTemporaryFolder('bench', (base) => benchKernel({ base, ...options, say }));
  writeReport(results, 'kernel', rows, notes);
  say(`\n${markdownTable(rows)}\n`);
  for (const note of notes) say(`- ${note}`);
  return failed.length === 0 && rows.every(({ met }) => met) ? 0 : 1;
}

if (options !== undefined) {
  try {
    process.exitCode = await measured(options);
  } catch (error) {
    process.stderr.write(`bench:kernel: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
