import type { Command } from 'commander';
import { intervened } from '../../kernel/intervened.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel quarantine` */
export function quarantine(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('quarantine')
    .summary('take a running plugin out')
    .description(
      'Refuse calls of a plugin and freeze its code where its isolation level can, so that it can be looked at. It stays so over restarts of the kernel.',
    )
    .argument('<plugin>', 'its id')
    .option('--reason <text>', 'why, for the log, the ledger, and whoever comes after')
    .action((plugin: string, options: { reason?: string }) =>
      intervened(terminal, plugin, 'quarantine', 'is quarantined; look at it with kernel inspect, end it with kernel thaw or kernel kill', options.reason),
    );
  explained(command, {
    examples: ["kernel quarantine doc-index --reason 'answers are odd'"],
    exits: { 0: 'it is quarantined', 1: 'it does not run', 2: 'no kernel is running' },
  });
}
