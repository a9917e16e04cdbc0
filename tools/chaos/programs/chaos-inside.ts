import { runChaos, type ChaosOptions } from '../run-chaos.ts';

// chaos-inside <options as JSON>: a run where the mounts already are what they are to be. Its outcome is one line of JSON on standard output.
const options = JSON.parse(process.argv[2] ?? '{}') as Omit<ChaosOptions, 'say'>;
try {
  const outcome = await runChaos({ ...options, say: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
} catch (error) {
  process.stderr.write(`test:chaos: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
