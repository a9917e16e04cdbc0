import type { Command } from 'commander';
import { attached } from '../../../kernel/attach.ts';
import { explained } from '../../../terminal/help.ts';
import { clipped, printable } from '../../../terminal/printable.ts';
import { table } from '../../../terminal/table.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

const columns = [{ title: 'revision', align: 'right' }, { title: 'at' }, { title: 'by' }, { title: 'changed' }] as const;

/** `plugwright kernel config history` */
export function history(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('history')
    .summary('earlier configurations')
    .description('List the last hundred configurations that plugins were given, oldest first, each with what it changed.')
    .option('--json', 'print an array of revisions')
    .action(async (options: { json?: boolean }) => {
      const all = await attached(terminal.cwd, (client) => client.config.history());
      const rows = all.map(({ revision, at, cause, of, changed }) => [
        String(revision),
        new Date(at).toISOString(),
        of === undefined ? cause : `${cause} to ${String(of)}`,
        clipped(printable(changed.join(' ')), 80),
      ]);
      if (options.json === true) terminal.out(`${JSON.stringify(all, undefined, 2)}\n`);
      else terminal.out(rows.length === 0 ? 'There is no history yet.\n' : table(columns, rows, (text) => terminal.paint('cyan', text)));
    });
  explained(command, { examples: ['kernel config history', 'kernel config history --json'], exits: { 0: 'listed', 2: 'no kernel is running' } });
}
