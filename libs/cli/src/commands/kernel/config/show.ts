import type { Command } from 'commander';
import { attached } from '../../../kernel/attach.ts';
import { originText, valueText } from '../../../kernel/config/plan-text.ts';
import { knownPlugin } from '../../../kernel/known-plugin.ts';
import { explained } from '../../../terminal/help.ts';
import { clipped, printable } from '../../../terminal/printable.ts';
import { table } from '../../../terminal/table.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

const columns = [{ title: 'plugin' }, { title: 'member' }, { title: 'value' }, { title: 'from' }] as const;

/** `plugwright kernel config show` */
export function show(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('show')
    .summary('the configuration in force')
    .description('List every value that plugins are configured with, and where it comes from. Of secrets only that.')
    .argument('[plugin]', 'only of this one')
    .option('--json', 'print an object by plugin and JSON pointer')
    .action(async (plugin: string | undefined, options: { json?: boolean }) => {
      const all = await attached(terminal.cwd, async (client) => {
        await knownPlugin(client, plugin);
        return client.config.show();
      });
      const wanted = Object.entries(all).filter(([id]) => plugin === undefined || id === plugin);
      const rows = wanted.flatMap(([id, values]) =>
        Object.entries(values).map(([pointer, value]) => [id, printable(pointer), valueText(value), clipped(originText(value), 80)]),
      );
      if (options.json === true) terminal.out(`${JSON.stringify(Object.fromEntries(wanted), undefined, 2)}\n`);
      else if (rows.length === 0) terminal.out('Nothing is configured.\n');
      else terminal.out(table(columns, rows, (text) => terminal.paint('cyan', text)));
    });
  explained(command, {
    examples: ['kernel config show', 'kernel config show doc-index --json'],
    exits: { 0: 'listed', 1: 'there is no such plugin', 2: 'no kernel is running' },
  });
}
