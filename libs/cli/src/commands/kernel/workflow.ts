import type { Command } from 'commander';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { ls } from './workflow/ls.ts';
import { run } from './workflow/run.ts';
import { show } from './workflow/show.ts';

/** `plugwright kernel workflow` */
export function workflow(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('workflow')
    .summary('calls of several plugins that happen all or are undone')
    .description('Run workflows on the running kernel: calls of several plugins in order, each kept on the disk, undone in reverse where one fails.');
  for (const register of [run, ls, show]) register(command, terminal);
  explained(command, { examples: ['kernel workflow ls'], exits: { 0: 'done', 1: 'failed', 2: 'no kernel is running' } });
}
