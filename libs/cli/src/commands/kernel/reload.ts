import { hasErrors } from '@plugwright/diagnostics';
import type { Command } from 'commander';
import { Failure } from '../../failure.ts';
import { attached } from '../../kernel/attach.ts';
import { failureText } from '../../terminal/failure-text.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel reload` */
export function reload(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('reload')
    .summary('start a plugin anew')
    .description('Read the manifest and the configuration of a plugin again and restart it. Calls wait meanwhile.')
    .argument('<plugin>', 'its id')
    .action(async (plugin: string) => {
      const failure = new Failure(await attached(terminal.cwd, (client) => client.reload(plugin)));
      if (hasErrors(failure.diagnostics)) throw failure;
      terminal.err(failureText(failure, terminal.paintErr, () => undefined));
      terminal.out(`${plugin} is reloaded.\n`);
    });
  explained(command, { examples: ['kernel reload doc-index'], exits: { 0: 'it runs again', 1: 'it could not be reloaded', 2: 'no kernel is running' } });
}
