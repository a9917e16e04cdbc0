import type { Command } from 'commander';
import { intervened } from '../../kernel/intervened.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel thaw` */
export function thaw(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('thaw')
    .summary('let a quarantined plugin run again')
    .description('Let frozen code go on where it was, or start the plugin anew where nothing of it runs; its crashes are forgotten.')
    .argument('<plugin>', 'its id')
    .action((plugin: string) => intervened(terminal, plugin, 'thaw', 'runs again'));
  explained(command, {
    examples: ['kernel thaw doc-index'],
    exits: { 0: 'it runs again', 1: 'it is not quarantined, or did not start', 2: 'no kernel is running' },
  });
}
