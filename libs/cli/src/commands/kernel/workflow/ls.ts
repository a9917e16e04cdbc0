import type { WorkflowRun } from '@plugwright/kernel';
import type { Command } from 'commander';
import { attached } from '../../../kernel/attach.ts';
import { explained } from '../../../terminal/help.ts';
import { clipped } from '../../../terminal/printable.ts';
import { duration } from '../../../terminal/quantity.ts';
import { table } from '../../../terminal/table.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

const columns = [
  { title: 'run' },
  { title: 'workflow' },
  { title: 'status' },
  { title: 'steps', align: 'right' },
  { title: 'ago', align: 'right' },
  { title: 'reason' },
] as const;

function row({ id, workflow, status, steps, updated, reason }: WorkflowRun): string[] {
  const done = steps.filter(({ state }) => state === 'done').length;
  return [id, workflow, status, String(done), duration(Math.max(0, Date.now() - updated)), clipped(reason ?? '', 60)];
}

/** `plugwright kernel workflow ls` */
export function ls(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('ls')
    .summary('the latest runs')
    .description('List the latest hundred runs of workflows, newest first.')
    .option('--json', 'print an array of runs')
    .action(async (options: { json?: boolean }) => {
      const runs = await attached(terminal.cwd, ({ workflows }) => workflows.list());
      if (options.json === true) terminal.out(`${JSON.stringify(runs, undefined, 2)}\n`);
      else terminal.out(runs.length === 0 ? 'No workflow has been run.\n' : table(columns, runs.map(row), (title) => terminal.paint('cyan', title)));
    });
  explained(command, { examples: ['kernel workflow ls', 'kernel workflow ls --json'], exits: { 0: 'listed', 2: 'no kernel is running' } });
}
