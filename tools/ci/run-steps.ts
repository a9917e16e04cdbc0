import { spawn } from 'node:child_process';
import type { CiStep } from './steps.ts';

/** How a step ended. */
export interface StepResult {
  readonly name: string;
  /** Exit code; undefined where the step did not run, because an earlier one had failed. */
  readonly code: number | undefined;
  readonly ms: number;
}

/** Run one line by `sh` in the foreground, so that Ctrl-C reaches it and its output is seen as it comes. */
export function runLine(line: string, cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-ec', line], { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/**
 * Run steps as a workflow does: after a failure only those that always run, unless all are wanted. Ctrl-C ends it.
 * @param run runs one line and gives its exit code
 */
export async function runSteps(
  steps: readonly CiStep[],
  run: (step: CiStep) => Promise<number>,
  options: { readonly keepGoing: boolean },
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  let [failed, interrupted] = [false, false];
  for (const step of steps) {
    if (interrupted || (failed && step.always !== true && !options.keepGoing)) {
      results.push({ name: step.name, code: undefined, ms: 0 });
      continue;
    }
    const started = performance.now();
    const code = await run(step);
    results.push({ name: step.name, code, ms: performance.now() - started });
    failed ||= code !== 0;
    interrupted ||= code === 130;
  }
  return results;
}
