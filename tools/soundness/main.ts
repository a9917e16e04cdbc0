import { availableParallelism } from 'node:os';
import { readCommandLine } from '../running/command-line.ts';
import { soundnessOptions, usage } from './options.ts';
import { runSoundness } from './run-soundness.ts';
import { isSound, soundnessReport } from './soundness-report.ts';

const options = readCommandLine(usage, (args) => soundnessOptions(args, availableParallelism()));

if (options !== undefined) {
  let shown = performance.now();
  const result = await runSoundness(options, ({ pairs, unknown, findings }) => {
    if (performance.now() - shown < 2000) return;
    shown = performance.now();
    process.stderr.write(
      `${String(pairs)} of ${String(options.pairs)} pairs, ${String(unknown)} unknown, ${String(findings.length)} findings; all before --from ${String(options.from + pairs)} are done or under way\n`,
    );
  });
  process.stdout.write(options.json ? `${JSON.stringify({ ...options, ...result }, undefined, 2)}\n` : `${soundnessReport(result, options)}\n`);
  process.exitCode = isSound(result) ? 0 : 1;
}
