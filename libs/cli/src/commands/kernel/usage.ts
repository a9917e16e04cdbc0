import type { UsageRecord } from '@plugwright/kernel';
import type { Command } from 'commander';
import { attached } from '../../kernel/attach.ts';
import { knownPlugin } from '../../kernel/known-plugin.ts';
import { explained } from '../../terminal/help.ts';
import { bytes } from '../../terminal/quantity.ts';
import { table } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const right = 'right';

const columns = [
  { title: 'plugin' },
  { title: 'memory', align: right },
  { title: 'peak', align: right },
  { title: 'cpu', align: right },
  { title: 'files', align: right },
  { title: 'connections', align: right },
  { title: 'processes', align: right },
  { title: 'read', align: right },
  { title: 'written', align: right },
  { title: 'violations' },
] as const;

function amount(value: number | undefined, limit: number | undefined, shown: (value: number) => string): string {
  if (value === undefined && limit === undefined) return '-';
  const used = value === undefined ? '-' : shown(value);
  return limit === undefined ? used : `${used}/${shown(limit)}`;
}

const percent = (value: number): string => `${value.toFixed(0)}%`;

function row({ plugin, memory, cpu, fileHandles, connections, processes, disk, violations, throttled }: UsageRecord): string[] {
  const reached = Object.entries(violations).map(([kind, count]) => `${kind} ${String(count)}`);
  return [
    plugin,
    amount(memory.used, memory.limit, bytes),
    amount(memory.peak, undefined, bytes),
    amount(cpu.percent, cpu.limit, percent),
    amount(fileHandles.open, fileHandles.limit, String),
    amount(connections.open, connections.limit, String),
    amount(processes.running, processes.limit, String),
    amount(disk.read, undefined, bytes),
    amount(disk.written, undefined, bytes),
    [...(throttled ? ['held back'] : []), ...reached].join(', ') || '-',
  ];
}

/** `plugwright kernel usage` */
export function usage(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('usage')
    .summary('what plugins take of the machine, and may take')
    .description('List memory, processor time, file handles, connections, processes and disk of every plugin of the running kernel, each with its limit.')
    .argument('[plugin]', 'only of this one')
    .option('--json', 'print an array of usage records')
    .action(async (plugin: string | undefined, options: { json?: boolean }) => {
      const all = await attached(terminal.cwd, async (client) => {
        await knownPlugin(client, plugin);
        return client.usage();
      });
      const wanted = all.filter((record) => plugin === undefined || record.plugin === plugin);
      if (options.json === true) terminal.out(`${JSON.stringify(wanted, undefined, 2)}\n`);
      else if (wanted.length === 0) terminal.out('No plugin runs.\n');
      else terminal.out(table(columns, wanted.map(row), (text) => terminal.paint('cyan', text)));
    });
  explained(command, {
    examples: ['kernel usage', 'kernel usage doc-index --json'],
    exits: { 0: 'listed', 1: 'there is no such plugin', 2: 'no kernel is running' },
  });
}
