import type { Command } from 'commander';
import { intervened } from '../../kernel/intervened.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel disable` */
export function disable(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('disable')
    .summary('switch a plugin off')
    .description('Stop a plugin gracefully, and do not start it again, not even in another kernel, until it is enabled.')
    .argument('<plugin>', 'its id')
    .option('--reason <text>', 'why, for the log, the ledger, and whoever comes after')
    .action((plugin: string, options: { reason?: string }) => intervened(terminal, plugin, 'disable', 'is disabled', options.reason));
  explained(command, {
    examples: ["kernel disable doc-index --reason 'until the disk is replaced'"],
    exits: { 0: 'it is off', 1: 'it could not be switched off', 2: 'no kernel is running' },
  });
}
