import type { Command } from 'commander';
import { intervened } from '../../kernel/intervened.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel kill` */
export function kill(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('kill')
    .summary("end a plugin's code at once")
    .description('End the code of a plugin without asking, and leave it so; kernel reload starts it again.')
    .argument('<plugin>', 'its id')
    .option('--reason <text>', 'why, for the log, the ledger, and whoever comes after')
    .action((plugin: string, options: { reason?: string }) => intervened(terminal, plugin, 'kill', 'is ended', options.reason));
  explained(command, { examples: ['kernel kill doc-index'], exits: { 0: 'nothing of it runs', 1: 'it did not run', 2: 'no kernel is running' } });
}
