import { readCommandLine } from '../running/command-line.ts';
import { fuzzOptions, usage } from './options.ts';
import { runCase } from './run-case.ts';
import { runFuzz } from './run-fuzz.ts';

const options = readCommandLine(usage, fuzzOptions);

if (options === undefined) {
  // It was said why.
} else if (options.show !== undefined) {
  process.stdout.write(`${await options.target.show(options.show)}\n`);
  const complaints = await runCase(options.target, options.show);
  process.stderr.write(complaints.length === 0 ? 'nothing is wrong\n' : `${complaints.join('\n')}\n`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
} else {
  const outcome = await runFuzz({ ...options, capMs: 5_000, say: (line) => void process.stderr.write(`${line}\n`) });
  const { cases, slowestMs, findings } = outcome;
  if (options.json) process.stdout.write(`${JSON.stringify(outcome, undefined, 2)}\n`);
  else {
    for (const { seed, complaint } of findings.slice(0, 20)) process.stdout.write(`case ${String(seed)}: ${complaint}\n`);
    process.stdout.write(
      `${String(cases)} cases, the slowest took ${slowestMs.toFixed(0)} ms, ${String(findings.length)} findings${findings.length === 0 ? '' : `; see one by --target ${options.target.name} --show <case>`}\n`,
    );
  }
  process.exitCode = findings.length === 0 ? 0 : 1;
}
