import type { GrantStatus } from '@plugwright/kernel';
import type { Command } from 'commander';
import { attached } from '../../kernel/attach.ts';
import { knownPlugin } from '../../kernel/known-plugin.ts';
import { explained } from '../../terminal/help.ts';
import { clipped } from '../../terminal/printable.ts';
import { table } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const right = 'right';

const columns = [
  { title: 'plugin' },
  { title: 'capability' },
  { title: 'scope' },
  { title: 'permissions' },
  { title: 'state' },
  { title: 'restriction' },
  { title: 'by' },
  { title: 'until' },
  { title: 'uses', align: right },
  { title: 'denials', align: right },
] as const;

function row({ plugin, capability, scope, permissions, state, restrictions, by, until, uses, denials }: GrantStatus): string[] {
  return [
    plugin,
    capability,
    scope,
    clipped(permissions.join(' '), 30),
    state,
    restrictions.length === 0 ? '-' : clipped(restrictions.join('; '), 60),
    clipped(by, 30),
    until === undefined ? '-' : new Date(until).toISOString(),
    String(uses),
    String(denials),
  ];
}

/** `plugwright kernel grants` */
export function grants(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('grants')
    .summary('what plugins may do')
    .description(
      'List every capability that a plugin of the running kernel declares: whether it is granted, how far, by whom and until when, and what was made of it.',
    )
    .argument('[plugin]', 'only of this one')
    .option('--json', 'print an array of capabilities')
    .action(async (plugin: string | undefined, options: { json?: boolean }) => {
      const all = await attached(terminal.cwd, async (client) => {
        await knownPlugin(client, plugin);
        return client.grants();
      });
      const wanted = all.filter((grant) => plugin === undefined || grant.plugin === plugin);
      if (options.json === true) terminal.out(`${JSON.stringify(wanted, undefined, 2)}\n`);
      else if (wanted.length === 0) terminal.out(`${plugin ?? 'No plugin'} declares ${plugin === undefined ? 'a' : 'no'} capability.\n`);
      else terminal.out(table(columns, wanted.map(row), (text) => terminal.paint('cyan', text)));
    });
  explained(command, {
    examples: ['kernel grants', 'kernel grants doc-index --json'],
    exits: { 0: 'listed', 1: 'there is no such plugin', 2: 'no kernel is running' },
  });
}
