import type { PluginStatus } from '@plugwright/kernel';
import type { Command } from 'commander';
import { attached } from '../../kernel/attach.ts';
import { explained } from '../../terminal/help.ts';
import { clipped } from '../../terminal/printable.ts';
import { duration } from '../../terminal/quantity.ts';
import { table } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const right = 'right';

const columns = [
  { title: 'plugin' },
  { title: 'version' },
  { title: 'state' },
  { title: 'for', align: right },
  { title: 'isolation' },
  { title: 'pid', align: right },
  { title: 'restarts', align: right },
  { title: 'serving', align: right },
  { title: 'queued', align: right },
  { title: 'reason' },
] as const;

function row(status: PluginStatus): string[] {
  const { id, version, state, since, isolation, pid, restarts, serving, queued, reason } = status;
  const age = duration(Math.max(0, Date.now() - since));
  return [
    id,
    version,
    state,
    age,
    isolation,
    pid === undefined ? '-' : String(pid),
    String(restarts),
    String(serving),
    String(queued),
    clipped(reason ?? '', 60),
  ];
}

/** `plugwright kernel ps` */
export function ps(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('ps')
    .summary('the plugins of the running kernel')
    .description('List the plugins of the running kernel with their state and load.')
    .option('--json', 'print an array of plugins')
    .action(async (options: { json?: boolean }) => {
      const plugins = await attached(terminal.cwd, (client) => client.ps());
      terminal.out(
        options.json === true ? `${JSON.stringify(plugins, undefined, 2)}\n` : table(columns, plugins.map(row), (text) => terminal.paint('cyan', text)),
      );
    });
  explained(command, { examples: ['kernel ps', 'kernel ps --json'], exits: { 0: 'listed', 2: 'no kernel is running' } });
}
