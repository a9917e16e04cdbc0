import type { StepResult } from './run-steps.ts';

function line({ name, code, ms }: StepResult): string {
  if (code === undefined) return `–  ${name}: not run`;
  return `${code === 0 ? '✔' : '✘'}  ${name}: ${code === 0 ? '' : `ended with ${code}, `}${(ms / 1000).toFixed(1)} s`;
}

/** What a run came to, a line a step. */
export function reportOf(results: readonly StepResult[]): string {
  const failed = results.filter(({ code }) => code !== undefined && code !== 0).length;
  const left = results.filter(({ code }) => code === undefined).length;
  const last = failed === 0 ? 'Every step passed.' : `${failed} of ${results.length} steps failed${left === 0 ? '' : `, ${left} not run`}.`;
  return `${[...results.map(line), last].join('\n')}\n`;
}
