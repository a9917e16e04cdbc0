import { diagnose } from '@plugwright/diagnostics';
import type { WorkflowRun } from '@plugwright/kernel';
import type { Command } from 'commander';
import { Failure } from '../../../failure.ts';
import { attached } from '../../../kernel/attach.ts';
import { explained } from '../../../terminal/help.ts';
import { clipped } from '../../../terminal/printable.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

function pretty({ id, workflow, status, steps, reason, output }: WorkflowRun, { paint }: Terminal): string {
  const lines = steps.map(({ id: step, state, attempts, error }) => {
    const tries = attempts === 1 ? '' : ` (${String(attempts)} attempts)`;
    return `  ${state === 'done' ? paint('green', '✔') : paint('yellow', '·')} ${step} ${state}${tries}${error === undefined ? '' : `: ${clipped(error, 120)}`}\n`;
  });
  const why = reason === undefined ? '' : `  ${clipped(reason, 200)}\n`;
  const result = output === undefined ? '' : `${JSON.stringify(output, undefined, 2)}\n`;
  return `${workflow} ${id} ${paint(status === 'completed' ? 'green' : 'yellow', status)}\n${why}${lines.join('')}${result}`;
}

/** `plugwright kernel workflow show` */
export function show(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('show')
    .summary('one run, step by step')
    .description('Show a run with what became of each step. A run that is stuck waits for a person: mend what its reason names, then try again to undo it.')
    .argument('<run>', 'its id')
    .option('--retry', 'try once more to undo a run that is stuck, and show what came of it')
    .option('--json', 'print the run as an object')
    .action(async (id: string, options: { json?: boolean; retry?: boolean }) => {
      const run = await attached(terminal.cwd, async ({ workflows }) => {
        if (options.retry === true && (await workflows.retry(id))) await workflows.settled(id);
        return workflows.show(id);
      });
      if (run === undefined) throw new Failure([diagnose('kernel/no-workflow-run', { run: id.slice(0, 100) })]);
      terminal.out(options.json === true ? `${JSON.stringify(run, undefined, 2)}\n` : pretty(run, terminal));
    });
  explained(command, {
    examples: ['kernel workflow show 3f1c0f3e-5a0b-4c39-9d0f-0f6c1a2b3c4d'],
    exits: { 0: 'shown', 1: 'no run has this id', 2: 'no kernel is running' },
  });
}
