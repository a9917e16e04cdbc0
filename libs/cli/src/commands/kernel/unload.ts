import type { Command } from 'commander';
import { intervened } from '../../kernel/intervened.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel unload` */
export function unload(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('unload')
    .summary('stop a plugin and leave it out')
    .description('Stop a plugin gracefully and leave it out until kernel reload or the next kernel finds it again.')
    .argument('<plugin>', 'its id')
    .action((plugin: string) => intervened(terminal, plugin, 'unload', 'is unloaded'));
  explained(command, { examples: ['kernel unload doc-index'], exits: { 0: 'it is left out', 1: 'it could not be unloaded', 2: 'no kernel is running' } });
}
