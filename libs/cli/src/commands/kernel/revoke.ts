import type { Command } from 'commander';
import { changed, operatorName } from '../../kernel/grants/changed.ts';
import { explained } from '../../terminal/help.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** `plugwright kernel revoke` */
export function revoke(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('revoke')
    .summary('take a capability away from a plugin')
    .description(
      'Revoke a capability at once: calls are refused, open connections are cut, a program that could reach files is started anew without them. It stays revoked, also over restarts, until it is granted again.',
    )
    .argument('<plugin>', 'its id')
    .argument('<capability>', 'id of the capability, as kernel grants shows it')
    .option('--json', 'print what became of it')
    .action(async (plugin: string, capability: string, options: { json?: boolean }) => {
      const status = await changed(terminal.cwd, (client) => client.revoke(plugin, capability, operatorName()));
      terminal.out(options.json === true ? `${JSON.stringify(status, undefined, 2)}\n` : `${capability} of ${plugin} is revoked.\n`);
    });
  explained(command, { examples: ['kernel revoke fetcher web'], exits: { 0: 'it is revoked', 1: 'the kernel refused it', 2: 'no kernel is running' } });
}
