import type { Command } from 'commander';
import { intervened } from '../../kernel/intervened.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel enable` */
export function enable(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('enable')
    .summary('switch a disabled plugin on')
    .description('Start a plugin that was disabled.')
    .argument('<plugin>', 'its id')
    .action((plugin: string) => intervened(terminal, plugin, 'enable', 'is enabled'));
  explained(command, { examples: ['kernel enable doc-index'], exits: { 0: 'it runs', 1: 'it is not disabled, or did not start', 2: 'no kernel is running' } });
}
