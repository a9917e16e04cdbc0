import type { Command } from 'commander';
import { attached } from '../../kernel/attach.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel stop` */
export function stop(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('stop')
    .summary('end the running kernel')
    .description('End the running kernel in order: what is under way may finish, then every plugin is stopped.')
    .action(async () => {
      await attached(terminal.cwd, (client) => client.stop());
      terminal.out('The kernel is stopped.\n');
    });
  explained(command, { examples: ['kernel stop'], exits: { 0: 'it is stopped', 2: 'no kernel is running' } });
}
